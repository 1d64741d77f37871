package io.acpupgrade.prep.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.request.Decision.Allowed;
import io.acpupgrade.prep.request.Decision.AlreadyAtVersion;
import io.acpupgrade.prep.request.Decision.AlreadyRequested;
import io.acpupgrade.prep.request.Decision.Refused;
import io.acpupgrade.prep.request.UpgradeIntent.Choice;
import io.acpupgrade.prep.status.ShadowSamples;
import io.acpupgrade.problem.Message;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private static final UpgradeIntent LATEST =
            new UpgradeIntent("global", Optional.empty(), Choice.OFFERED, Optional.empty());
    private static final String AT_421 =
            "current: {version: 4.2.1}, availableUpdates: [{version: 4.3.0}, {version: 4.3.1}]";

    private static UpgradeIntent offered(String version) {
        return new UpgradeIntent("global", Optional.of(PlatformVersion.of(version)), Choice.OFFERED, Optional.empty());
    }

    private static UpgradeIntent explicit(String version) {
        return new UpgradeIntent("global", Optional.of(PlatformVersion.of(version)), Choice.EXPLICIT, Optional.empty());
    }

    private static UpgradeIntent insteadOf(String before, UpgradeIntent intent) {
        return new UpgradeIntent(
                intent.cluster(), intent.target(), intent.choice(), Optional.of(PlatformVersion.of(before)));
    }

    private static String desired(String version) {
        return "{desiredUpdate: {version: " + version + "}}";
    }

    private static Decision decide(String spec, String status, UpgradeIntent intent) {
        return new RequestRules(ShadowSamples.of(spec, "{" + status + "}"), Optional.empty(), ShadowSamples.COMMANDS)
                .decide(intent);
    }

    private static Allowed allowed(Decision decision) {
        assertThat(decision).as(decision.message().english()).isInstanceOf(Allowed.class);
        return (Allowed) decision;
    }

    private static Refused refused(Decision decision, String reason) {
        assertThat(decision.reason()).as(decision.message().english()).isEqualTo(reason);
        return (Refused) decision;
    }

    @Nested
    class OnOffer {
        @Test
        void allowsAnAvailableUpdate() {
            Allowed allowed = allowed(decide("{}", AT_421, offered("4.3.0")));
            assertThat(allowed.reason()).isEqualTo("Allowed");
            assertThat(allowed.target()).hasToString("4.3.0");
            assertThat(Message.english(allowed.bypassed())).isEmpty();
            assertThat(allowed.message().english()).isEqualTo("Cluster global can be upgraded from 4.2.1 to 4.3.0");
        }

        @Test
        void refusesOtherVersions() {
            Refused refused = refused(decide("{}", AT_421, offered("4.3.2")), "NotInAvailableUpdates");
            assertThat(refused.message().english()).contains("4.3.2", "on offer: 4.3.0, 4.3.1");
            assertThat(refused.remedy().english()).contains("--allow-explicit-upgrade");
        }

        @Test
        void allowsAnExplicitVersionAndNotesIt() {
            Allowed allowed = allowed(decide("{}", AT_421, explicit("4.3.2")));
            assertThat(allowed.target()).hasToString("4.3.2");
            assertThat(Message.english(allowed.bypassed()))
                    .containsExactly(
                            "--allow-explicit-upgrade: 4.3.2 is not in availableUpdates (on offer: 4.3.0, 4.3.1)");
        }

        @Test
        void notesNothingIfTheExplicitVersionIsOffered() {
            assertThat(Message.english(
                            allowed(decide("{}", AT_421, explicit("4.3.1"))).bypassed()))
                    .isEmpty();
        }

        @Test
        void writesTheVersionAsItIsOffered() {
            String status = "current: {version: 4.2.1}, availableUpdates: [v4.3.0+build.7]";
            assertThat(allowed(decide("{}", status, offered("4.3.0"))).target()).hasToString("4.3.0+build.7");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "current: {version: 4.2.1}",
                    "current: {version: 4.2.1}, availableUpdates: null",
                    "current: {version: 4.2.1}, availableUpdates: []"
                })
        void saysThatNothingIsOnOffer(String status) {
            assertThat(refused(decide("{}", status, offered("4.3.0")), "NotInAvailableUpdates")
                            .message()
                            .english())
                    .contains("nothing is on offer yet");
        }
    }

    @Nested
    class ToLatest {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "4.3.9, 4.3.10, 4.3.2 | 4.3.10",
                    "4.10.0, 4.9.0 | 4.10.0",
                    "4.3.0-rc.2, 4.3.0-rc.10 | 4.3.0-rc.10",
                    "4.3.0, 4.3.0-rc.1 | 4.3.0",
                    "v4.3.0, v4.4.0 | 4.4.0",
                    "nonsense, 4.3.0 | 4.3.0"
                })
        void isTheHighestByTheOrderOfVersions(String offers, String highest) {
            String status = "current: {version: 4.2.1}, availableUpdates: [" + offers + "]";
            assertThat(allowed(decide("{}", status, LATEST)).target()).hasToString(highest);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "current: {version: 4.2.1} | availableUpdates has not been published yet",
                    "current: {version: 4.2.1}, availableUpdates: [] | availableUpdates is empty",
                    "current: {version: 4.2.1}, availableUpdates: [soon] | no valid version (soon)"
                })
        void isEmptyWithoutOffers(String status, String why) {
            Refused refused = refused(decide("{}", status, LATEST), "NoAvailableUpdates");
            assertThat(refused.message().english())
                    .startsWith("Cluster global is offered no update: ")
                    .contains(why);
            assertThat(refused.remedy().english()).contains("ProductManifest");
        }

        @Test
        void isNoDowngradeIfTheListIsOutdated() {
            String status = "current: {version: 4.3.1}, availableUpdates: [4.3.0]";
            refused(decide("{}", status, LATEST), "DowngradeNotAllowed");
        }
    }

    @Nested
    class Backwards {
        @ParameterizedTest
        @ValueSource(strings = {"4.2.0", "4.1.9", "3.18.2", "4.2.1-rc.1"})
        void isRefusedInEveryMode(String older) {
            String status = "current: {version: 4.2.1}, availableUpdates: [" + older + "]";
            assertThat(refused(decide("{}", status, offered(older)), "DowngradeNotAllowed")
                            .message()
                            .english())
                    .isEqualTo("Cluster global runs 4.2.1, which is newer than " + older
                            + ": downgrades are not supported");
            assertThat(refused(decide("{}", status, explicit(older)), "DowngradeNotAllowed")
                            .remedy()
                            .english())
                    .isEqualTo("Choose a newer version (on offer: " + older + ").");
            refused(decide(desired("4.3.0"), status, insteadOf("4.3.0", explicit(older))), "DowngradeNotAllowed");
        }

        @Test
        void ignoresAnOutdatedRequest() {
            String status = "current: {version: 4.3.1}, availableUpdates: []";
            refused(decide(desired("4.3.0"), status, offered("4.3.0")), "DowngradeNotAllowed");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {"{} | does not report which version it runs", "{version: old} | 'old' is not a version"})
        void isRefusedIfTheCurrentVersionIsUnknown(String current, String why) {
            String status = "current: " + current + ", availableUpdates: [4.3.0]";
            Refused refused = refused(decide("{}", status, explicit("4.3.0")), "CurrentVersionUnknown");
            assertThat(refused.message().english()).contains(why);
            assertThat(refused.remedy().english()).endsWith("`bash /core/upgrade.sh status`");
        }
    }

    @Nested
    class AlreadySo {
        @ParameterizedTest
        @ValueSource(strings = {"4.2.1", "v4.2.1", "4.2.1+build"})
        void succeedsIfTheClusterRunsIt(String version) {
            assertThat(decide("{}", AT_421, offered(version)))
                    .isEqualTo(new AlreadyAtVersion(
                            Message.of("request.already-at", "global", PlatformVersion.of("4.2.1"))));
            assertThat(decide(desired("v4.2.1"), AT_421, explicit(version)).reason())
                    .isEqualTo("AlreadyAtVersion");
        }

        @Test
        void succeedsDespiteAnOutdatedRequest() {
            assertThat(decide(desired("4.2.0"), AT_421, offered("4.2.1"))).isInstanceOf(AlreadyAtVersion.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"4.3.0", "v4.3.0", "4.3.0+build"})
        void succeedsIfItIsAlreadyRequested(String version) {
            Decision decision = decide(desired("4.3.0"), AT_421, offered(version));
            assertThat(decision).isInstanceOf(AlreadyRequested.class);
            assertThat(decision.reason()).isEqualTo("AlreadyRequested");
            assertThat(decision.message().english())
                    .startsWith("Cluster global is already upgrading from 4.2.1 to 4.3.0");
        }
    }

    @Nested
    class InFlight {
        private static final String BEGUN = AT_421 + ", stages: [{name: a, phase: Pending}, {name: b, phase: Running}]";

        @ParameterizedTest
        @ValueSource(strings = {"4.3.1", "4.3.2", "4.2.1"})
        void isNotReplacedUnlessNamed(String target) {
            Refused refused = refused(decide(desired("4.3.0"), AT_421, explicit(target)), "UpgradeInFlight");
            assertThat(refused.message().english())
                    .isEqualTo("Cluster global has another upgrade in flight: from 4.2.1 to 4.3.0, which has been"
                            + " requested but has not begun");
            assertThat(refused.remedy().english())
                    .contains("--instead-of 4.3.0")
                    .endsWith("`bash /core/upgrade.sh status --watch`");
        }

        @Test
        void isNotReplacedByNamingAnother() {
            refused(decide(desired("4.3.0"), AT_421, insteadOf("4.3.2", offered("4.3.1"))), "UpgradeInFlight");
        }

        @Test
        void isReplacedIfNamed() {
            Allowed allowed = allowed(decide(desired("v4.3.0"), AT_421, insteadOf("4.3.0", offered("4.3.1"))));
            assertThat(Message.english(allowed.bypassed()))
                    .containsExactly("--instead-of: the upgrade to v4.3.0 is replaced");
        }

        @Test
        void isReplacedByAnOlderVersionOnlyBeforeItHasBegun() {
            UpgradeIntent intent = insteadOf("4.3.1", offered("4.3.0"));
            assertThat(allowed(decide(desired("4.3.1"), AT_421, intent)).target())
                    .hasToString("4.3.0");
            assertThat(refused(decide(desired("4.3.1"), BEGUN, intent), "UpgradeInFlight")
                            .remedy()
                            .english())
                    .startsWith("It has begun and only a newer version can take its place.");
        }

        @Test
        void isReplacedByANewerVersionAtAnyTime() {
            Decision decision = decide(desired("4.3.0"), BEGUN, insteadOf("4.3.0", offered("4.3.1")));
            assertThat(Message.english(allowed(decision).bypassed())).hasSize(1);
        }

        @Test
        void isReplacedByTheCurrentVersionOnlyBeforeItHasBegun() {
            Decision decision = decide(desired("4.3.0"), AT_421, insteadOf("4.3.0", explicit("4.2.1")));
            assertThat(allowed(decision).target()).hasToString("4.2.1");
            refused(decide(desired("4.3.0"), BEGUN, insteadOf("4.3.0", explicit("4.2.1"))), "UpgradeInFlight");
        }

        @ParameterizedTest
        @CsvSource({
            "Pending, has not begun",
            "pending, has not begun",
            "'', has not begun",
            "Running, is running",
            "Odd, is running"
        })
        void hasBegunOnceAStageIsNotPending(String phase, String state) {
            String status = AT_421 + ", stages: [{name: a, phase: '" + phase + "'}]";
            assertThat(refused(decide(desired("4.3.0"), status, offered("4.3.1")), "UpgradeInFlight")
                            .message()
                            .english())
                    .endsWith(state);
        }

        @Test
        void isEmptyAfterCompletion() {
            String status = "current: {version: 4.3.0}, availableUpdates: [4.3.1]";
            assertThat(Message.english(
                            allowed(decide(desired("4.3.0"), status, LATEST)).bypassed()))
                    .isEmpty();
        }

        @Test
        void isReadFromTheOperatorsDesiredVersionToo() {
            String status = AT_421 + ", desired: {version: 4.3.0}";
            refused(decide("{}", status, offered("4.3.1")), "UpgradeInFlight");
            assertThat(decide("{}", status, offered("4.3.0"))).isInstanceOf(AlreadyRequested.class);
        }

        @Test
        void isEmptyAfterAnUnobservedCancellation() {
            String status = AT_421 + ", desired: {version: 4.3.0}, observedGeneration: 1";
            assertThat(decide("{}", status, offered("4.3.0"))).isInstanceOf(Allowed.class);
        }

        @Test
        void isEmptyForAMalformedVersion() {
            Allowed allowed = allowed(decide(desired("next"), AT_421, offered("4.3.0")));
            assertThat(Message.english(allowed.bypassed()))
                    .containsExactly("the request for 'next', which is not a version, is overwritten");
            assertThat(decide(desired("next"), AT_421, offered("4.2.1"))).isInstanceOf(AlreadyAtVersion.class);
        }

        @Test
        void isNotReplaceableWithoutAValidVersion() {
            Refused refused = refused(decide(desired("next"), BEGUN, offered("4.3.0")), "UpgradeInFlight");
            assertThat(refused.remedy().english())
                    .isEqualTo("Follow it to its end: `bash /core/upgrade.sh status --watch`");
        }
    }

    @Nested
    class Workload {
        private static Decision decide(String global, UpgradeIntent intent) {
            ClusterVersionShadow shadow = ShadowSamples.of("business-1", "{}", "{" + AT_421 + "}");
            return new RequestRules(
                            shadow, Optional.of(ShadowSamples.of(desired("4.4.0"), global)), ShadowSamples.COMMANDS)
                    .decide(intent);
        }

        @ParameterizedTest
        @ValueSource(strings = {"4.3.0", "4.3.1", "4.4.0"})
        void mayFollowTheGlobalCluster(String reached) {
            assertThat(decide("{current: {version: " + reached + "}}", offered("4.3.0")))
                    .isInstanceOf(Allowed.class);
        }

        @ParameterizedTest
        @CsvSource({
            "{current: {version: 4.2.1}}, has only reached 4.2.1",
            "{current: {version: 4.3.0-rc.1}}, has only reached 4.3.0-rc.1",
            "{}, does not report which version it has reached"
        })
        void isNeverAheadOfTheGlobalCluster(String global, String why) {
            for (UpgradeIntent intent : new UpgradeIntent[] {offered("4.3.0"), explicit("4.3.0")}) {
                Refused refused = refused(decide(global, intent), "AheadOfGlobal");
                assertThat(refused.message().english()).contains(why);
                assertThat(refused.remedy().english()).endsWith("`bash /core/upgrade.sh request --to 4.3.0`");
            }
        }

        @Test
        void isNamedInTheCommandsToRun() {
            ClusterVersionShadow shadow = ShadowSamples.of("business-1", desired("4.3.0"), "{" + AT_421 + "}");
            Decision decision = new RequestRules(
                            shadow, Optional.of(ShadowSamples.of("{}", "{current: 4.4.0}")), ShadowSamples.COMMANDS)
                    .decide(offered("4.3.1"));
            assertThat(refused(decision, "UpgradeInFlight").remedy().english())
                    .endsWith("--cluster business-1 --watch`");
        }
    }
}
