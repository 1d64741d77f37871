package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.archive.FileKind;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.UnreadableContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Helm chart archive, pushed as {@code helm push} does: {@code Chart.yaml} as the config, the archive and an optional
 * provenance file as layers; the tag is the chart's version.
 */
public final class HelmChart {
    private static final Pattern DESCRIPTION = Pattern.compile("[^/]+/Chart\\.yaml");
    private static final int DESCRIPTION_SIZE = 1 << 20;
    private static final ObjectMapper JSON = new JsonMapper();

    private HelmChart() {}

    /** Returns the path of {@code Chart.yaml} in the archive, if it is a chart. */
    public static Optional<String> description(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> DESCRIPTION.matcher(path).matches())
                .findFirst();
    }

    /**
     * Reads a chart archive.
     *
     * @param file the archive
     * @param digest the archive's digest
     * @throws IOException when {@code Chart.yaml} cannot be read or has no name or version, or Helm could not read the
     *     archive
     */
    public static Artifact read(FileTree tree, String description, Path file, Digest digest) throws IOException {
        if (FileKind.of(file) != FileKind.GZIP) {
            throw new UnreadableContentException(Message.of("layout.chart-gzip"), Message.of("layout.pack-with-helm"));
        }
        byte[] yaml = tree.read(description, DESCRIPTION_SIZE);
        ObjectNode chart = new YAMLMapper().readValue(DecodedText.of(yaml), ObjectNode.class);
        String name = chart.path("name").asText("");
        String version = chart.path("version").asText("");
        if (name.isEmpty() || version.isEmpty()) {
            throw new UnreadableContentException(
                    Message.of("layout.chart-no-name", description), Message.of("layout.pack-with-helm"));
        }
        List<Blob> blobs = new ArrayList<>();
        blobs.add(BytesSource.blob(file.toString(), MediaType.HELM_CONFIG, JSON.writeValueAsBytes(chart)));
        blobs.add(new Blob(
                new Descriptor(MediaType.HELM_CHART, digest, Files.size(file)),
                Blob.Form.VERBATIM,
                new ChartFile(file)));
        Path provenance = file.resolveSibling(file.getFileName() + ".prov");
        if (Files.exists(provenance)) {
            blobs.add(BytesSource.blob(provenance.toString(), MediaType.HELM_PROVENANCE, small(provenance)));
        }
        Reference reference = new Reference(new Repository(name), version.replace('+', '_'));
        return new Artifact.Assembled(reference, file.toString(), List.of(manifest(chart, blobs)), blobs);
    }

    private static byte[] small(Path file) throws IOException {
        if (Files.size(file) > DESCRIPTION_SIZE) {
            throw new UnreadableContentException(Message.of("layout.provenance-too-large", file.getFileName()));
        }
        return Files.readAllBytes(file);
    }

    private static Manifest manifest(ObjectNode chart, List<Blob> blobs) throws IOException {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2).put("mediaType", MediaType.OCI_MANIFEST.name());
        manifest.set("config", json(blobs.get(0).packaged()));
        blobs.stream().skip(1).forEach(blob -> manifest.withArray("layers").add(json(blob.packaged())));
        ObjectNode annotations = manifest.putObject("annotations");
        annotations.put("org.opencontainers.image.title", chart.path("name").asText());
        annotations.put(
                "org.opencontainers.image.version", chart.path("version").asText());
        if (chart.has("description")) {
            annotations.put(
                    "org.opencontainers.image.description",
                    chart.path("description").asText());
        }
        return Manifest.parse(JSON.writeValueAsBytes(manifest));
    }

    private static ObjectNode json(Descriptor descriptor) {
        return JSON.createObjectNode()
                .put("mediaType", descriptor.mediaType().name())
                .put("digest", descriptor.digest().toString())
                .put("size", descriptor.size());
    }
}
