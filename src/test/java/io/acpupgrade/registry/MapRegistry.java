package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A registry in memory without HTTP; like a real one, it refuses a manifest before its blobs and children. */
public final class MapRegistry implements Registry {
    private final Map<Repository, Map<Digest, byte[]>> blobs = new ConcurrentHashMap<>();
    private final Map<Reference, Manifest> manifests = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "held";
    }

    @Override
    public void ping() {}

    @Override
    public void requireOpen() {}

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) {
        byte[] stored = blobs(repository).get(blob);
        return stored == null ? OptionalLong.empty() : OptionalLong.of(stored.length);
    }

    @Override
    public boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException {
        byte[] stored = blobs(repository).get(blob.digest());
        if (stored == null) {
            return false;
        }
        receiver.receive(stored, stored.length);
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
                from.map(this::blobs).map(stored -> stored.get(blob.digest())).orElse(null);
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
        Set<Digest> missing = missing(reference.repository(), manifest);
        if (!missing.isEmpty()) {
            throw rejected("MANIFEST_BLOB_UNKNOWN " + missing);
        }
        manifests.put(reference, manifest);
        manifests.put(reference.withDigest(manifest.digest()), manifest);
    }

    /** Returns what the manifest refers to and the repository does not hold with the right bytes. */
    public Set<Digest> missing(Repository repository, Manifest manifest) {
        Set<Digest> missing = new HashSet<>();
        manifest.blobs().stream().filter(blob -> !holds(repository, blob)).forEach(blob -> missing.add(blob.digest()));
        for (Descriptor child : manifest.children()) {
            Manifest stored =
                    manifests.get(new Reference(repository, child.digest().toString()));
            if (stored == null || !stored.digest().equals(Digest.of(stored.bytes()))) {
                missing.add(child.digest());
            } else {
                missing.addAll(missing(repository, stored));
            }
        }
        return missing;
    }

    private boolean holds(Repository repository, Descriptor blob) {
        byte[] stored = blobs(repository).get(blob.digest());
        boolean other = stored != null && !blob.digest().algorithm().equals("sha256");
        return stored != null
                && stored.length == blob.size()
                && (other || Digest.of(stored).equals(blob.digest()));
    }

    @Override
    public void probePush(Repository repository) {}

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) {
        return Stream.of(subject).allMatch(digest -> digest.hex().charAt(0) % 2 == 0);
    }

    private static RegistryException rejected(String why) {
        return new RegistryException(
                RegistryException.Kind.REJECTED, Message.verbatim(why), Message.verbatim("See the manifest."));
    }
}
