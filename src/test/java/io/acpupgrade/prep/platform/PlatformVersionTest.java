package io.acpupgrade.prep.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformVersionTest {
    @ParameterizedTest
    @CsvSource({
        "4.3.0, 4.3.0, 4.3",
        "v4.3.0, 4.3.0, 4.3",
        "4.3, 4.3.0, 4.3",
        "' v4.10 ', 4.10.0, 4.10",
        "4.3.0-rc.1, 4.3.0-rc.1, 4.3",
        "v4.3.1+build, 4.3.1+build, 4.3",
        "v1.33.5+k3s1, 1.33.5+k3s1, 1.33",
        "v1.28.2-aliyun.1, 1.28.2-aliyun.1, 1.28"
    })
    void parsesVersionsOfThePlatformAndOfKubernetes(String text, String plain, String minor) {
        // When
        PlatformVersion version = PlatformVersion.of(text);

        // Then
        assertThat(version.plain()).isEqualTo(plain);
        assertThat(version.tagged()).isEqualTo("v" + plain);
        assertThat(version.minor()).hasToString(minor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "4",
                "four",
                "4.3.",
                "04.3.0",
                "4.3.01",
                "4.3-rc.1",
                "4.3.0-",
                "4.3.0-01",
                "4.3.0-a..b",
                "4.3.0+",
                "4.3.0.1",
                "-4.3.0",
                "V4.3.0",
                "1.31-1.34",
                "4.3.99999999999"
            })
    void refusesMalformedVersions(String text) {
        assertThat(PlatformVersion.parse(text)).isEmpty();
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> PlatformVersion.of(text))
                .withMessageStartingWith("'" + text + "' is no version")
                .withMessageContaining("4.3.0");
    }

    @Test
    void ordersAsSemVerDoes() {
        List<String> ascending = List.of(
                "4.2.9",
                "4.3.0-1",
                "4.3.0-2",
                "4.3.0-10",
                "4.3.0-alpha",
                "4.3.0-alpha.1",
                "4.3.0-alpha.beta",
                "4.3.0-beta",
                "4.3.0-beta.2",
                "4.3.0-beta.11",
                "4.3.0-rc.1",
                "4.3.0",
                "4.3.1",
                "4.3.10",
                "4.10.0",
                "10.0.0");

        for (int older = 0; older < ascending.size(); older++) {
            for (int newer = older + 1; newer < ascending.size(); newer++) {
                PlatformVersion one = PlatformVersion.of(ascending.get(older));
                PlatformVersion other = PlatformVersion.of(ascending.get(newer));
                assertThat(other.isNewerThan(one)).as("%s after %s", other, one).isTrue();
                assertThat(one.isNewerThan(other)).as("%s after %s", one, other).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4.3.0-0, 4.3.0-9",
        "4.3.0-9, 4.3.0-10",
        "4.3.0-9, 4.3.0-a",
        "4.3.0-rc.0, 4.3.0-rc.9",
        "4.3.0-0a, 4.3.0-9a"
    })
    void ordersNumericBelowAlphanumericIdentifiers(String older, String newer) {
        assertThat(PlatformVersion.of(newer).isNewerThan(PlatformVersion.of(older)))
                .isTrue();
        assertThat(PlatformVersion.of(older).isNewerThan(PlatformVersion.of(newer)))
                .isFalse();
    }

    @Test
    void ignoresBuildMetadata() {
        PlatformVersion one = PlatformVersion.of("4.3.0+a");
        PlatformVersion other = PlatformVersion.of("4.3.0+b");

        assertThat(one.sameAs(other)).isTrue();
        assertThat(one.isNewerThan(other)).isFalse();
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isATotalOrder(long seed) {
        RandomVersions versions = new RandomVersions(seed);
        PlatformVersion a = versions.next();
        PlatformVersion b = versions.next();
        PlatformVersion c = versions.next();

        assertThat(Integer.signum(a.compareTo(b)))
                .as("seed %d: %s and %s", seed, a, b)
                .isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) > 0 || b.compareTo(c) > 0 || a.compareTo(c) <= 0)
                .as("seed %d: %s, %s and %s", seed, a, b, c)
                .isTrue();
        assertThat(a.sameAs(b))
                .as("seed %d: %s and %s differ in no more than their build", seed, a, b)
                .isEqualTo(a.minor().equals(b.minor())
                        && a.patch() == b.patch()
                        && a.prerelease().equals(b.prerelease()));
        assertThat(!a.sameAs(b) || a.isNewerThan(c) == b.isNewerThan(c))
                .as("seed %d: %s, %s and %s", seed, a, b, c)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parsesItsOwnText(long seed) {
        PlatformVersion version = new RandomVersions(seed).next();

        assertThat(PlatformVersion.parse(version.plain())).as("seed %d", seed).contains(version);
        assertThat(PlatformVersion.parse(version.tagged())).as("seed %d", seed).contains(version);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
