package io.acpupgrade.registry.compression;

import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.MediaType;
import java.io.OutputStream;

/** Compresses layers with gzip, which every runtime supports. */
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
