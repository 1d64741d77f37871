package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.ContentDigest;
import io.acpupgrade.registry.archive.FileKind;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.InflationGuard;
import io.acpupgrade.registry.archive.ReadFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the layers of one docker-archive against the diff IDs of its images; each layer is read once for all images.
 */
final class DockerLayers {
    private final FileTree tree;
    private final BlobVerification verification;
    private final Map<String, Sums> sumsByPath = new HashMap<>();
    private final Map<Digest, String> paths = new HashMap<>();
    private final Map<DockerImage, List<Descriptor>> images = new LinkedHashMap<>();
    private final Map<DockerImage, List<Reference>> names = new LinkedHashMap<>();

    DockerLayers(FileTree tree, BlobVerification verification) {
        this.tree = tree;
        this.verification = verification;
    }

    /**
     * Decompresses the compressed layers in one pass and computes both digests: of the stored bytes, and of the plain
     * bytes that the configuration names.
     */
    void inflate(List<String> layers, FaultList faults) {
        try {
            Set<String> packed = new LinkedHashSet<>();
            for (String path : layers) {
                if (isPacked(tree.kind(path))) {
                    packed.add(tree.stored(path));
                }
            }
            if (!packed.isEmpty()) {
                tree.stream(packed, (path, content) -> pass(path, content, faults));
            }
        } catch (IOException e) {
            faults.add(Message.of("layout.layers-unreadable", Message.of(e)));
        }
    }

    private void pass(String path, InputStream content, FaultList faults) throws IOException {
        MessageDigest stored = Digest.newSha256();
        InputStream hashed = new DigestInputStream(content, stored);
        try (InputStream inflated = InflationGuard.over(hashed, tree.kind(path))) {
            Digest plain = new ContentDigest("").finish(inflated);
            hashed.transferTo(OutputStream.nullOutputStream());
            sumsByPath.put(path, new Sums(Digest.of(stored), plain));
        } catch (IOException e) {
            faults.add(Message.of("layout.layer-not-inflated", path, ReadFailure.reason(e)));
        }
    }

    /** Adds an image under these names; its layers must have been passed to {@link #inflate}. */
    void add(DockerImage image, List<Reference> called, FaultList faults) {
        List<Descriptor> layers = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            String path = image.layers().get(i);
            try {
                Sums sums = sums(path, image.diffIds().get(i));
                if (!sums.plain.equals(image.diffIds().get(i))) {
                    faults.add(Message.of(
                            "layout.layer-damaged",
                            path,
                            called.get(0),
                            sums.plain,
                            image.diffIds().get(i)));
                }
                paths.put(sums.stored, path);
                layers.add(new Descriptor(typeOf(tree.kind(path)), sums.stored, size(path)));
            } catch (IOException e) {
                faults.add(Message.of("layout.layer-unreadable", path, called.get(0), Message.of(e)));
            }
        }
        images.put(image, layers);
        names.put(image, called);
    }

    /** The digests of a layer, stored and uncompressed. */
    private record Sums(Digest stored, Digest plain) {}

    private Sums sums(String path, Digest diffId) throws IOException {
        if (isPacked(tree.kind(path))) {
            return sumsByPath.getOrDefault(tree.stored(path), new Sums(diffId, diffId));
        }
        Digest digest = verification == BlobVerification.TRUST ? diffId : tree.digest(path);
        return new Sums(digest, digest);
    }

    private long size(String path) {
        return tree.files().getOrDefault(path, 0L);
    }

    private static boolean isPacked(FileKind kind) {
        return kind == FileKind.GZIP || kind == FileKind.ZSTD;
    }

    private static MediaType typeOf(FileKind kind) {
        return switch (kind) {
            case GZIP -> MediaType.DOCKER_LAYER_GZIP;
            case ZSTD -> MediaType.OCI_LAYER_ZSTD;
            case TAR, OTHER -> MediaType.DOCKER_LAYER;
        };
    }

    /** Returns every added image, under each of its names. */
    List<Artifact> artifacts() {
        TreeBlobs source = new TreeBlobs(tree, paths);
        List<Artifact> artifacts = new ArrayList<>();
        images.forEach((image, layers) -> {
            List<Blob> blobs = layers.stream().map(layer -> blob(layer, source)).toList();
            for (Reference name : names.getOrDefault(image, List.of())) {
                artifacts.add(new Artifact.Unassembled(name, tree.name(), image.config(), blobs));
            }
        });
        return artifacts;
    }

    private static Blob blob(Descriptor layer, TreeBlobs source) {
        boolean plain = layer.mediaType().equals(MediaType.DOCKER_LAYER);
        return new Blob(layer, plain ? Blob.Form.COMPRESSED : Blob.Form.VERBATIM, source);
    }
}
