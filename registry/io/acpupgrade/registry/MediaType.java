package io.acpupgrade.registry;

import java.util.List;
import java.util.Set;

/** The media type of content (OCI image-spec, "Media Types"; Docker image manifest v2.2). */
public record MediaType(String name) {
    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType OCI_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    public static final MediaType OCI_LAYER_ZSTD = new MediaType("application/vnd.oci.image.layer.v1.tar+zstd");
    public static final MediaType OCI_LAYER_GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    public static final MediaType OCI_LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");
    public static final MediaType DOCKER_INDEX =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");
    public static final MediaType DOCKER_LAYER_GZIP =
            new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip");
    public static final MediaType DOCKER_LAYER = new MediaType("application/vnd.docker.image.rootfs.diff.tar");
    public static final MediaType HELM_CONFIG = new MediaType("application/vnd.cncf.helm.config.v1+json");
    public static final MediaType HELM_CHART = new MediaType("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
    public static final MediaType HELM_PROVENANCE = new MediaType("application/vnd.cncf.helm.chart.provenance.v1.prov");

    /** All manifest types that this program reads, in order of preference. */
    public static final List<MediaType> MANIFESTS = List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST);

    private static final Set<MediaType> INDEXES = Set.of(OCI_INDEX, DOCKER_INDEX);

    public boolean isIndex() {
        return INDEXES.contains(this);
    }

    /** Whether content of this type is stored under {@code /manifests/}, not under {@code /blobs/}. */
    public boolean isManifest() {
        return MANIFESTS.contains(this);
    }

    /** Whether this is a manifest type that registries no longer accept. */
    public boolean isOutdatedManifest() {
        return ManifestKind.isOutdated(name);
    }

    /** Whether registries are not required to hold such a layer; it is available at the descriptor's {@code urls}. */
    public boolean isForeignLayer() {
        return name.contains(".nondistributable.") || name.contains(".foreign.");
    }

    @Override
    public String toString() {
        return name;
    }
}
