package io.acpupgrade.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A registry in memory without HTTP, as strict as the real one: it takes no manifest before all that it names is there. */
public final class HeldRegistry implements Registry {
    private final Map<Repository, Map<Digest, byte[]>> blobs = new ConcurrentHashMap<>();
    private final Map<Reference, Manifest> manifests = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "held";
    }

    @Override
    public void ping() {}

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) {
        byte[] held = blobs(repository).get(blob);
        return held == null ? OptionalLong.empty() : OptionalLong.of(held.length);
    }

    @Override
    public boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException {
        byte[] held = blobs(repository).get(blob.digest());
        if (held == null) {
            return false;
        }
        receiver.receive(held, held.length);
        return true;
    }

    private Map<Digest, byte[]> blobs(Repository repository) {
        return blobs.computeIfAbsent(repository, key -> new ConcurrentHashMap<>());
    }

    @Override
    public Optional<Manifest> manifest(Reference reference) {
        return Optional.ofNullable(manifests.get(reference));
    }

    @Override
    public PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body)
            throws IOException {
        byte[] there =
                from.map(this::blobs).map(held -> held.get(blob.digest())).orElse(null);
        if (there != null) {
            blobs(repository).put(blob.digest(), there);
            return PushOutcome.MOUNTED;
        }
        byte[] sent = sent(body);
        if (!Digest.of(sent).equals(blob.digest()) && blob.digest().algorithm().equals("sha256")) {
            throw rejected("DIGEST_INVALID " + blob.digest());
        }
        blobs(repository).put(blob.digest(), sent);
        return PushOutcome.SENT;
    }

    @Override
    public Descriptor push(Repository repository, MediaType type, Body body) throws IOException {
        byte[] sent = sent(body);
        blobs(repository).put(Digest.of(sent), sent);
        return Descriptor.of(type, sent);
    }

    private static byte[] sent(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    @Override
    public void push(Reference reference, Manifest manifest) throws IOException {
        Set<Digest> lacks = lacks(reference.repository(), manifest);
        if (!lacks.isEmpty()) {
            throw rejected("MANIFEST_BLOB_UNKNOWN " + lacks);
        }
        manifests.put(reference, manifest);
        manifests.put(reference.withDigest(manifest.digest()), manifest);
    }

    /** What the manifest names and its repository does not hold with the right bytes. */
    public Set<Digest> lacks(Repository repository, Manifest manifest) {
        Set<Digest> lacks = new HashSet<>();
        manifest.blobs().stream().filter(blob -> !holds(repository, blob)).forEach(blob -> lacks.add(blob.digest()));
        for (Descriptor child : manifest.children()) {
            Manifest held =
                    manifests.get(new Reference(repository, child.digest().toString()));
            if (held == null || !held.digest().equals(Digest.of(held.bytes()))) {
                lacks.add(child.digest());
            } else {
                lacks.addAll(lacks(repository, held));
            }
        }
        return lacks;
    }

    private boolean holds(Repository repository, Descriptor blob) {
        byte[] held = blobs(repository).get(blob.digest());
        boolean other = held != null && !blob.digest().algorithm().equals("sha256");
        return held != null
                && held.length == blob.size()
                && (other || Digest.of(held).equals(blob.digest()));
    }

    @Override
    public void probePush(Repository repository) {}

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) {
        return Stream.of(subject).allMatch(digest -> digest.hex().charAt(0) % 2 == 0);
    }

    private static RegistryException rejected(String why) {
        return new RegistryException(RegistryException.Kind.REJECTED, why, "See the manifest.");
    }
}
