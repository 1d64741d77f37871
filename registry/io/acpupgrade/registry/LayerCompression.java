package io.acpupgrade.registry;

import java.io.IOException;
import java.io.OutputStream;

/** How the plain layers of docker-archives are made smaller: always the same way, so that digests last. */
public interface LayerCompression {
    /** What a compressed layer is, in an image of OCI's or Docker's kind. */
    MediaType layerType();

    /** A stream that compresses what is written to it into the other; closing it finishes, but does not close that. */
    OutputStream compress(OutputStream sink) throws IOException;
}
