package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a docker-archive's {@code manifest.json}.
 *
 * @param names the image's names
 * @param misnamed texts in place of a name that are not valid names
 * @param image the image, when it could be read
 * @param problems why the image cannot be read from this archive
 */
record DockerManifestEntry(
        List<ImageName> names, List<Message> misnamed, Optional<DockerImage> image, List<Message> problems) {
    DockerManifestEntry {
        names = List.copyOf(names);
        misnamed = List.copyOf(misnamed);
        problems = List.copyOf(problems);
    }

    /** @param configs returns the configuration at a path of the tree */
    static DockerManifestEntry read(FileTree tree, String root, JsonNode line, DockerImage.Configs configs) {
        List<Message> problems = new ArrayList<>();
        List<Message> misnamed = new ArrayList<>();
        List<ImageName> names = names(line.path("RepoTags"), misnamed);
        try {
            DockerImage image = DockerImage.read(root, line, configs);
            Message name = names.isEmpty()
                    ? Message.of("layout.nameless-image")
                    : Message.verbatim(names.get(0).toString());
            problems.addAll(image.missing(tree, name));
            return new DockerManifestEntry(names, misnamed, Optional.of(image), problems);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(Message.of(e));
            return new DockerManifestEntry(names, misnamed, Optional.empty(), problems);
        }
    }

    private static List<ImageName> names(JsonNode texts, List<Message> misnamed) {
        List<ImageName> names = new ArrayList<>();
        for (JsonNode text : texts) {
            try {
                if (!ImageName.isNone(text.asText())) {
                    names.add(ImageName.parse(text.asText()));
                }
            } catch (IllegalArgumentException e) {
                misnamed.add(Message.of(e));
            }
        }
        return names;
    }

    /** Returns the reference to push under; its manifest is created here, so a digest in the name cannot be kept. */
    static Optional<Reference> reference(ImageName name) {
        return name.digest().isPresent() ? Optional.empty() : Optional.of(name.reference());
    }

    /** Returns the digest of the configuration, which identifies the image. */
    Optional<Digest> config() {
        return image.map(found -> found.config().packaged().digest());
    }
}
