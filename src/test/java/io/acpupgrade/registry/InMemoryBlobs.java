package io.acpupgrade.registry;

import io.acpupgrade.registry.Blob.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory, readable in any order like a folder's, or sequentially like a compressed archive's. */
public final class InMemoryBlobs implements BlobSource {
    private final Access access;
    private final Map<Digest, byte[]> blobs = new LinkedHashMap<>();
    private final Map<Digest, Integer> opened = new ConcurrentHashMap<>();

    private enum Access {
        RANDOM,
        SEQUENTIAL
    }

    private InMemoryBlobs(Access access) {
        this.access = access;
    }

    public static InMemoryBlobs randomAccess() {
        return new InMemoryBlobs(Access.RANDOM);
    }

    public static InMemoryBlobs sequential() {
        return new InMemoryBlobs(Access.SEQUENTIAL);
    }

    public Blob put(MediaType type, byte[] content) {
        return put(type, content, Form.VERBATIM);
    }

    Blob put(MediaType type, byte[] content, Form form) {
        Descriptor descriptor = Descriptor.of(type, content);
        blobs.put(descriptor.digest(), content);
        return new Blob(descriptor, form, this);
    }

    public Blob layer(String content) {
        return put(MediaType.OCI_LAYER_GZIP, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A random layer of this size, the same for the same seed. */
    public Blob layer(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return put(MediaType.OCI_LAYER_GZIP, bytes);
    }

    public Blob config(String content) {
        return put(MediaType.OCI_CONFIG, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces the content of a blob. */
    void replace(Blob blob, byte[] content) {
        blobs.put(blob.packaged().digest(), content);
    }

    /** Removes a blob. */
    void remove(Blob blob) {
        blobs.remove(blob.packaged().digest());
    }

    /** Returns how often the blob was opened individually. */
    int opened(Blob blob) {
        return opened.getOrDefault(blob.packaged().digest(), 0);
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public InputStream open(Digest blob) throws IOException {
        opened.merge(blob, 1, Integer::sum);
        return new ByteArrayInputStream(content(blob));
    }

    private byte[] content(Digest blob) throws IOException {
        return Optional.ofNullable(blobs.get(blob)).orElseThrow(() -> new IOException("the shelf is empty"));
    }

    @Override
    public boolean isSequential() {
        return access == Access.SEQUENTIAL;
    }

    @Override
    public void stream(Set<Digest> wanted, Visitor visitor) throws IOException {
        for (Digest blob : blobs.keySet()) {
            if (wanted.contains(blob)) {
                visitor.visit(blob, new ByteArrayInputStream(content(blob)));
            }
        }
    }
}
