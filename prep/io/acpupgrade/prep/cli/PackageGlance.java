package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.preflight.extra.PackageAtHand;
import io.acpupgrade.prep.sync.PackageCheckup;
import io.acpupgrade.prep.sync.SyncLog;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.Architectures;
import io.acpupgrade.registry.archive.CorePackage;
import io.acpupgrade.registry.archive.Rigor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A look into the package, where there is one, that is content with its outlines: a preflight pushes none of it. */
record PackageGlance(PackageOptions options, Surroundings surroundings, SyncLog log) {
    PackageAtHand look() {
        Optional<Path> folder = options.found(surroundings);
        if (folder.isEmpty()) {
            return new PackageAtHand.Absent();
        }
        try {
            CorePackage core = new PackageCheckup(log, InstantSource.system()).any(folder.get(), Rigor.TRUST);
            return new PackageAtHand.Content(repositories(core), architectures(core));
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
