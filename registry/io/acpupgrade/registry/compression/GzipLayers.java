package io.acpupgrade.registry.compression;

import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.MediaType;
import java.io.OutputStream;

/** Layers in gzip, which every runtime reads. */
public final class GzipLayers implements LayerCompression {
    @Override
    public MediaType layerType() {
        return MediaType.DOCKER_LAYER_GZIP;
    }

    @Override
    public OutputStream compress(OutputStream sink) throws java.io.IOException {
        return new AdaptiveGzipStream(sink);
    }
}
