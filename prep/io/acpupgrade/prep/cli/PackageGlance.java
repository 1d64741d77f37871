package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.advisory.PackageAtHand;
import io.acpupgrade.prep.workflow.PackageCheckup;
import io.acpupgrade.prep.workflow.SyncLog;
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

/** A look into the package, where there is one, that is content with its outlines: a preflight pushes none of it. */
final class PackageGlance {
    private final PackageOptions options;
    private final CliContext surroundings;
    private final SyncLog log;
    private Optional<PackageAtHand> seen = Optional.empty();

    PackageGlance(PackageOptions options, CliContext surroundings, SyncLog log) {
        this.options = options;
        this.surroundings = surroundings;
        this.log = log;
    }

    /** The version that the package brings, where there is one that says so. */
    Optional<PlatformVersion> version() {
        return look().brings();
    }

    /** What is in it; it is read once, the first time that somebody asks. */
    PackageAtHand look() {
        PackageAtHand core = seen.orElseGet(this::read);
        seen = Optional.of(core);
        return core;
    }

    private PackageAtHand read() {
        Optional<Path> folder = options.found(surroundings);
        if (folder.isEmpty()) {
            return new PackageAtHand.Absent();
        }
        try {
            CorePackage core = new PackageCheckup(log, System::nanoTime).any(folder.get(), BlobVerification.TRUST);
            return new PackageAtHand.Content(
                    repositories(core), architectures(core), PlatformVersion.parse(core.targetVersion()));
        } catch (InvalidPackageException | IOException e) {
            Failure failure = Failure.of(e);
            return new PackageAtHand.Unreadable(failure.message(), failure.remedy());
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
