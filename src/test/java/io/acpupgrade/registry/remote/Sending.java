package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.Optional;

/** One blob that tests send about. */
record Sending(Blob blob, Repository repository, Optional<Repository> from) {
    static Sending of(Blob blob) {
        return new Sending(blob, new Repository("acp/core"), Optional.empty());
    }

    Sending to(String other) {
        return new Sending(blob, new Repository(other), from);
    }

    Sending mountedFrom(String other) {
        return new Sending(blob, repository, Optional.of(new Repository(other)));
    }

    PushOutcome by(Registry registry) throws IOException {
        return registry.push(repository, blob.packaged(), from, body());
    }

    /** The blob's bytes, read afresh each time. */
    Registry.Body body() {
        return out -> blob.source().open(blob.packaged().digest()).transferTo(out);
    }

    String digest() {
        return blob.packaged().digest().toString();
    }
}
