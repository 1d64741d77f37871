package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is known of the core package that the upgrade comes from. */
public sealed interface PackageSummary {
    /** Evaluates a readable package; otherwise the verdict says why there is none. */
    Verdict evaluate(Function<Available, Verdict> question);

    /** The platform version of the package; empty if unknown. */
    default Optional<PlatformVersion> version() {
        return Optional.empty();
    }

    /**
     * A package that can be read.
     *
     * @param repositories the repositories that a sync pushes to
     * @param architectures the architectures by image name; empty for charts and other artifacts
     * @param version the platform version, if the package states it
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

    /** No package was named or found. */
    record Absent() implements PackageSummary {
        @Override
        public Verdict evaluate(Function<Available, Verdict> question) {
            return Verdict.notApplicable("NoPackage", Message.of("advisory.no-package"));
        }
    }

    /** There is a package, but it cannot be read. */
    record Unreadable(Message message, Message remedy) implements PackageSummary {
        @Override
        public Verdict evaluate(Function<Available, Verdict> question) {
            return Verdict.unknown("PackageUnreadable", message).withAdvice(List.of(Advice.of(remedy)));
        }
    }
}
