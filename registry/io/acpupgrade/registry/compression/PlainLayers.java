package io.acpupgrade.registry.compression;

import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.MediaType;
import java.io.OutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Layers as they are: the least work for this program, the most bytes for the network and the registry. */
public final class PlainLayers implements LayerCompression {
    @Override
    public MediaType layerType() {
        return MediaType.DOCKER_LAYER;
    }

    @Override
    public OutputStream compress(OutputStream sink) {
        return CloseShieldOutputStream.wrap(sink);
    }
}
