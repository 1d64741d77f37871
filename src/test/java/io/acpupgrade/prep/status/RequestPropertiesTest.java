package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.RandomVersions;
import io.acpupgrade.prep.request.Decision;
import io.acpupgrade.prep.request.Decision.Allowed;
import io.acpupgrade.prep.request.RequestRules;
import io.acpupgrade.prep.request.UpgradeIntent;
import io.acpupgrade.prep.request.UpgradeIntent.Choice;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of the request rules for random requests and clusters. */
class RequestPropertiesTest {
    /** A random situation, determined by its seed. */
    private static final class Situation {
        private final long seed;
        private final Random random;
        private final RandomVersions versions;
        private final PlatformVersion current;
        private final List<PlatformVersion> offers;
        private final Optional<PlatformVersion> desired;
        private final Optional<PlatformVersion> global;
        private final String phase;
        private final UpgradeIntent wish;

        Situation(long seed) {
            this.seed = seed;
            random = new Random(seed);
            versions = new RandomVersions(seed);
            current = versions.next();
            offers = versions.list();
            desired = sometimes(versions.next());
            global = sometimes(versions.next());
            phase = random.nextBoolean() ? "Pending" : "Running";
            Optional<PlatformVersion> target = random.nextInt(3) == 0 ? Optional.of(any()) : sometimes(versions.next());
            wish = new UpgradeIntent(
                    "some",
                    target,
                    random.nextBoolean() ? Choice.OFFERED : Choice.EXPLICIT,
                    random.nextBoolean() ? desired : sometimes(versions.next()));
        }

        private PlatformVersion any() {
            return offers.get(random.nextInt(offers.size()));
        }

        private Optional<PlatformVersion> sometimes(PlatformVersion version) {
            return random.nextBoolean() ? Optional.of(version) : Optional.empty();
        }

        private ClusterVersionShadow shadow() {
            return ShadowSamples.of(
                    "some",
                    desired.map(version -> "{desiredUpdate: {version: '" + version + "'}}")
                            .orElse("{}"),
                    "{current: {version: '" + current + "'}, stages: [{name: a, phase: " + phase
                            + "}], availableUpdates: ["
                            + offers.stream()
                                    .map(version -> "{version: '" + version.tagged() + "'}")
                                    .collect(Collectors.joining(", "))
                            + "]}");
        }

        Decision decision() {
            return new RequestRules(
                            shadow(),
                            global.map(version -> ShadowSamples.of("{}", "{current: {version: '" + version + "'}}")),
                            ShadowSamples.COMMANDS)
                    .decide(wish);
        }

        boolean isInFlight() {
            return desired.map(version -> version.isNewerThan(current)).orElse(false);
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + current + " → " + desired + ", " + phase + ", on offer " + offers
                    + ", global " + global + ": " + wish;
        }
    }

    @Test
    void neverAllowsOlderVersionsOrOnesAheadOfGlobalOrNotOffered() {
        situations().forEach(is -> {
            if (is.decision() instanceof Allowed allowed) {
                PlatformVersion target = allowed.target();
                assertThat(is.current.isNewerThan(target)).as("older: %s", is).isFalse();
                assertThat(is.global.filter(target::isNewerThan))
                        .as("ahead: %s", is)
                        .isEmpty();
                boolean offered = is.offers.stream().anyMatch(target::sameAs);
                assertThat(offered || is.wish.choice() == Choice.EXPLICIT)
                        .as("not on offer: %s", is)
                        .isTrue();
                assertThat(Message.english(allowed.bypassed()).stream()
                                .anyMatch(text -> text.startsWith("--allow-explicit-upgrade")))
                        .as("told: %s", is)
                        .isEqualTo(!offered);
            }
        });
    }

    @Test
    void takesTheHighestOfferAsLatest() {
        situations().forEach(is -> {
            if (is.wish.target().isEmpty() && is.decision() instanceof Allowed allowed) {
                assertThat(is.offers).as("%s", is).noneMatch(offer -> offer.isNewerThan(allowed.target()));
                assertThat(is.offers).as("%s", is).anyMatch(allowed.target()::sameAs);
            }
        });
    }

    @Test
    void replacesNoUpgradeThatIsNotNamed() {
        situations().forEach(is -> {
            if (is.isInFlight() && is.decision() instanceof Allowed allowed) {
                assertThat(is.wish.insteadOf())
                        .as("%s", is)
                        .hasValueSatisfying(named -> assertThat(named.sameAs(is.desired.orElseThrow()))
                                .isTrue());
                assertThat(is.phase.equals("Pending") || allowed.target().isNewerThan(is.desired.orElseThrow()))
                        .as("begun: %s", is)
                        .isTrue();
            }
        });
    }

    @Test
    void isAlreadyDoneOnlyIfItIs() {
        situations().forEach(is -> {
            Decision decision = is.decision();
            PlatformVersion target = is.wish
                    .target()
                    .orElseGet(() ->
                            is.offers.stream().max(PlatformVersion::compareTo).orElseThrow());
            if (decision instanceof Decision.AlreadyAtVersion) {
                assertThat(target.sameAs(is.current) && !is.isInFlight())
                        .as("%s", is)
                        .isTrue();
            }
            assertThat(decision instanceof Decision.AlreadyRequested)
                    .as("%s", is)
                    .isEqualTo(is.isInFlight() && target.sameAs(is.desired.orElseThrow()));
        });
    }

    private static Stream<Situation> situations() {
        return LongStream.range(0, 1_000).mapToObj(Situation::new);
    }
}
