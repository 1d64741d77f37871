package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.advisory.PackageSummary;
import io.acpupgrade.prep.workflow.settings.PackageSource;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.corepackage.Architectures;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The package of a run that can do without one. Only its outline is checked, for a preflight pushes none of it. */
final class OptionalPackage {
    private final Optional<Path> folder;
    private final WorkflowContext run;
    private Optional<PackageSummary> content = Optional.empty();

    OptionalPackage(Optional<Path> folder, WorkflowContext run) {
        this.folder = folder;
        this.run = run;
    }

    /** The version that the package brings, where there is one that says so. */
    Optional<PlatformVersion> version() {
        return content().version();
    }

    /** What it holds; it is read once, when it is asked for. */
    PackageSummary content() {
        PackageSummary core = content.orElseGet(this::read);
        content = Optional.of(core);
        return core;
    }

    private PackageSummary read() {
        if (folder.isEmpty()) {
            return new PackageSummary.Absent();
        }
        try {
            CorePackage core = new PackageChecker(run)
                    .any(new PackageSource(folder.get(), BlobVerification.TRUST, Optional.empty()));
            return new PackageSummary.Available(
                    repositories(core), architectures(core), PlatformVersion.parse(core.targetVersion()));
        } catch (InvalidPackageException | IOException e) {
            Failure failure = Failure.of(e);
            return new PackageSummary.Unreadable(failure.message(), failure.remedy());
        }
    }

    private static List<String> repositories(CorePackage core) {
        return core.artifacts().stream()
                .map(artifact -> artifact.reference().repository().path())
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, Set<String>> architectures(CorePackage core) throws IOException {
        Map<Reference, Set<String>> found = Architectures.of(core);
        return found.entrySet().stream()
                .collect(Collectors.toMap(image -> image.getKey().toString(), Map.Entry::getValue));
    }
}
