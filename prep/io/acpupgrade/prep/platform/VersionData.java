package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Data about the platform's versions. It changes between releases, so that a file can replace the bundled data. */
public record VersionData(
        List<TargetMinor> targets,
        List<AdminGate> adminGates,
        @JsonProperty("advice") List<ChecklistItem> checklist) {
    private static final String BUNDLED = "/manifests/version-data.yaml";
    private static final VersionDataReader READER = new VersionDataReader();

    public VersionData {
        targets = List.copyOf(targets);
        adminGates = List.copyOf(adminGates);
        checklist = List.copyOf(checklist);
    }

    /** The data that is bundled with this program. */
    public static VersionData bundled() {
        try (InputStream in = VersionData.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is not in this program");
            }
            return READER.read(BUNDLED, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (VersionDataException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The data in a file, which replaces the bundled data as a whole. */
    public static VersionData read(Path file) throws VersionDataException {
        try {
            return READER.read(file.toString(), new InputFile(file, InputFile.SMALL).read());
        } catch (IOException e) {
            throw new VersionDataException(
                    file.toString(),
                    BindingFailure.DOCUMENT,
                    Message.of("platform.readable-file-expected", UnusableFileException.words(e)));
        }
    }

    /** The data about a minor version as an upgrade target. */
    public Optional<TargetMinor> target(MinorVersion version) {
        return targets.stream()
                .filter(target -> target.version().equals(version))
                .findFirst();
    }

    /** The checklist of an upgrade; whether an item's circumstance applies depends on the cluster. */
    public List<ChecklistItem> checklistFor(PlatformVersion current, PlatformVersion target) {
        return checklist.stream()
                .filter(piece -> piece.isAbout(current, target))
                .toList();
    }

    /** The known gates of an upgrade to this minor version. */
    public List<AdminGate> gatesBefore(MinorVersion target) {
        return adminGates.stream().filter(gate -> gate.target().equals(target)).toList();
    }
}
