package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** One small blob in memory, such as a configuration. */
final class BytesSource implements BlobSource {
    private final String name;
    private final byte[] bytes;

    private BytesSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static Blob blob(String name, MediaType type, byte[] bytes) {
        return blob(name, Descriptor.of(type, bytes), bytes);
    }

    /** Creates a blob whose bytes are known to match the descriptor. */
    static Blob blob(String name, Descriptor descriptor, byte[] bytes) {
        return new Blob(descriptor, Blob.Form.VERBATIM, new BytesSource(name, bytes.clone()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open(Digest blob) {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean isSequential() {
        return false;
    }

    @Override
    public void stream(Set<Digest> wanted, Visitor visitor) throws IOException {
        for (Digest blob : wanted) {
            visitor.visit(blob, open(blob));
        }
    }
}
