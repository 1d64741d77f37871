package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The package that the upgrade is to come from, as far as anybody has it here. */
public sealed interface PackageSummary {
    /** What can be said of the package, or why there is nothing to say. */
    Verdict evaluate(Function<Available, Verdict> question);

    /** The version that it brings the platform to; empty where nothing says. */
    default Optional<PlatformVersion> version() {
        return Optional.empty();
    }

    /**
     * A package that can be read.
     *
     * @param repositories that its content will be pushed to
     * @param architectures of each image, by its name; charts and the like have none
     * @param version that it brings the platform to, where it says so
     */
    record Available(
            List<String> repositories, Map<String, Set<String>> architectures, Optional<PlatformVersion> version)
            implements PackageSummary {
        public Available {
            repositories = List.copyOf(repositories);
            architectures = Map.copyOf(architectures);
        }

        @Override
        public Verdict evaluate(Function<Available, Verdict> question) {
            return question.apply(this);
        }

        @Override
        public Optional<PlatformVersion> version() {
            return version;
        }
    }

    /** Nobody named one, and none lies about. */
    record Absent() implements PackageSummary {
        @Override
        public Verdict evaluate(Function<Available, Verdict> question) {
            return Verdict.notApplicable("NoPackage", "there is no package here to compare with; --package names one");
        }
    }

    /** There is one, and it cannot be read. */
    record Unreadable(String message, String remedy) implements PackageSummary {
        @Override
        public Verdict evaluate(Function<Available, Verdict> question) {
            return Verdict.unknown("PackageUnreadable", message).withAdvice(List.of(Advice.of(remedy)));
        }
    }
}
