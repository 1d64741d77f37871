package io.acpupgrade.registry;

import java.io.IOException;
import java.io.OutputStream;

/** Compresses the plain layers of docker-archives; deterministic, so that digests stay the same. */
public interface LayerCompression {
    /** The media type of a compressed layer. */
    MediaType layerType();

    /** Returns a stream that compresses into {@code sink}; closing it does not close {@code sink}. */
    OutputStream compress(OutputStream sink) throws IOException;
}
