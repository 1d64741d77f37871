package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.Optional;

/** One push of a blob. */
record BlobPush(Blob blob, Repository repository, Optional<Repository> from) {
    static BlobPush of(Blob blob) {
        return new BlobPush(blob, new Repository("acp/core"), Optional.empty());
    }

    BlobPush to(String other) {
        return new BlobPush(blob, new Repository(other), from);
    }

    BlobPush mountedFrom(String other) {
        return new BlobPush(blob, repository, Optional.of(new Repository(other)));
    }

    PushOutcome through(Registry registry) throws IOException {
        return registry.push(repository, blob.packaged(), from, body());
    }

    /** The blob's bytes, opened again each time. */
    Registry.Body body() {
        return out -> blob.source().open(blob.packaged().digest()).transferTo(out);
    }

    String digest() {
        return blob.packaged().digest().toString();
    }
}
