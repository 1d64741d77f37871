package io.acpupgrade.registry.compression;

import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.MediaType;
import java.io.OutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Leaves layers uncompressed: least CPU, most bytes for network and registry. */
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
