package io.acpupgrade.prep.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.platform.UpgradePath.Allowed;
import io.acpupgrade.prep.platform.UpgradePath.AlreadyAtVersion;
import io.acpupgrade.prep.platform.UpgradePath.Refused;
import io.acpupgrade.prep.platform.UpgradePath.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradePathTest {
    private static final VersionData DATA = VersionData.bundled();

    @ParameterizedTest
    @CsvSource({
        "4.0.3, 4.3.0, SupportedSource",
        "4.2.1, 4.3.1, SupportedSource",
        "4.3.0, v4.3.0, AlreadyAtVersion",
        "4.3.1, 4.3.0, DowngradeNotAllowed",
        "4.3.0, 4.3.0-rc.1, DowngradeNotAllowed",
        "3.18.2, 4.3.0, UnsupportedUpgradePath",
        "4.0.3, 4.4.0, UnsupportedUpgradePath",
        "4.2.1, 4.4.0, UpgradePathUnknown",
        "4.3.0, 4.3.1, UpgradePathUnknown",
        "4.0.0, 4.1.0, UpgradePathUnknown",
        "4.3.0, 4.9.0, UpgradePathUnknown"
    })
    void usesTheVersionDataWithoutAvailableUpdates(String current, String target, String reason) {
        assertThat(evaluate(current, target, Optional.empty()).reason()).isEqualTo(reason);
    }

    @Test
    void prefersAvailableUpdates() {
        Optional<AvailableUpdates> listed = Optional.of(updates("v4.4.0", "nonsense"));

        assertThat(evaluate("4.2.1", "4.4.0", listed)).isInstanceOf(Allowed.class);
        assertThat(evaluate("4.2.1", "4.3.0", listed)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("UnsupportedUpgradePath");
            assertThat(refused.message().english()).contains("4.3.0", "v4.4.0, nonsense");
        });
    }

    @Test
    void treatsAnEmptyListAsNoUpdates() {
        assertThat(evaluate("4.2.1", "4.3.0", Optional.of(updates())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy().english()).contains("ProductManifest v4.3.0"));
    }

    @Test
    void namesTheIntermediateVersion() {
        assertThat(evaluate("4.0.3", "4.4.0", Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy().english()).startsWith("Upgrade to 4.3 first"));
        assertThat(evaluate("3.18.2", "4.4.0", Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.remedy().english()).startsWith("Upgrade to one of those first"));
    }

    @Test
    void refusesToOvertakeTheGlobalCluster() {
        // Given
        Optional<PlatformVersion> global = Optional.of(PlatformVersion.of("4.2.1"));

        // When
        UpgradePath path = UpgradePath.evaluate(
                PlatformVersion.of("4.1.0"), PlatformVersion.of("4.3.0"), Optional.of(updates("4.3.0")), DATA, global);

        // Then
        assertThat(path.reason()).isEqualTo("AheadOfGlobal");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverAllowsADowngradeOrTheSameVersion(long seed) {
        // Given
        RandomVersions versions = new RandomVersions(seed);
        PlatformVersion current = versions.next();
        PlatformVersion target = versions.next();
        Optional<AvailableUpdates> listed =
                seed % 2 == 0 ? Optional.empty() : Optional.of(updates(target.tagged(), current.plain()));

        // When
        UpgradePath path = UpgradePath.evaluate(current, target, listed, DATA, Optional.empty());

        // Then
        assertThat(path instanceof AlreadyAtVersion)
                .as("seed %d: %s to %s", seed, current, target)
                .isEqualTo(target.sameAs(current));
        assertThat(!(path instanceof Allowed || path instanceof Unknown) || target.isNewerThan(current))
                .as("seed %d: %s to %s", seed, current, target)
                .isTrue();
        assertThat(path instanceof Allowed || listed.isEmpty() || !target.isNewerThan(current))
                .as("seed %d: %s to %s is offered", seed, current, target)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheLatestUpdateInAnyList(long seed) {
        List<PlatformVersion> versions = new RandomVersions(seed).list();

        PlatformVersion highest = updates(
                        versions.stream().map(PlatformVersion::tagged).toArray(String[]::new))
                .highest()
                .orElseThrow();

        assertThat(versions).as("seed %d", seed).contains(highest).noneMatch(other -> other.isNewerThan(highest));
    }

    @Test
    void findsNoLatestUpdateWithoutValidVersions() {
        assertThat(updates("nonsense").highest()).isEmpty();
        assertThat(updates("4.3.0-rc.1", "nonsense", "4.3.0").highest()).contains(PlatformVersion.of("4.3.0"));
    }

    private static UpgradePath evaluate(String current, String target, Optional<AvailableUpdates> listed) {
        return UpgradePath.evaluate(
                PlatformVersion.of(current), PlatformVersion.of(target), listed, DATA, Optional.empty());
    }

    private static AvailableUpdates updates(String... versions) {
        return new AvailableUpdates(Stream.of(versions)
                .map(version -> new AvailableUpdate(version, Optional.empty()))
                .toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
