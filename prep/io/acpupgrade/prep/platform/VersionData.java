package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data about the platform's versions. It changes between releases, so that a file can replace the bundled data. */
public record VersionData(List<TargetMinor> targets, List<AdminGate> adminGates, List<ChecklistItem> checklist) {
    private static final String BUNDLED = "/manifests/version-data.yaml";
    private static final ObjectMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

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
            return parse(BUNDLED, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (VersionDataException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The data in a file, which replaces the bundled data as a whole. */
    public static VersionData read(Path file) throws VersionDataException {
        try {
            return parse(file.toString(), new InputFile(file, InputFile.SMALL).read());
        } catch (IOException e) {
            throw new VersionDataException(
                    file.toString(), "the document", "a file that can be read; " + UnusableFileException.words(e));
        }
    }

    private static VersionData parse(String file, byte[] yaml) throws VersionDataException {
        Section document;
        try {
            document = new Section(file, "", YAML.readTree(yaml)).withKeys("targets", "adminGates", "advice");
        } catch (JsonProcessingException e) {
            throw new VersionDataException(file, "the document", "YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new VersionData(
                targets(document),
                document.list("adminGates", AdminGate::read),
                document.list("advice", ChecklistItem::read));
    }

    private static List<TargetMinor> targets(Section document) throws VersionDataException {
        List<TargetMinor> targets = document.list("targets", TargetMinor::read);
        Set<MinorVersion> seen = new HashSet<>();
        for (TargetMinor target : targets) {
            if (!seen.add(target.version())) {
                throw document.at("targets").expected("each version once, and " + target.version() + " is there twice");
            }
        }
        return targets;
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
