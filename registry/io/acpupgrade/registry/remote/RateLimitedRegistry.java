package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits the rate of blob uploads and downloads; other requests are small and not limited. */
public final class RateLimitedRegistry implements Registry {
    private final Registry registry;
    private final RateLimit limit;

    public RateLimitedRegistry(Registry registry, RateLimit limit) {
        this.registry = registry;
        this.limit = limit;
    }

    private Body limited(Body body) {
        return out -> body.writeTo(limit.limit(out));
    }

    @Override
    public PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body)
            throws IOException {
        return registry.push(repository, blob, from, limited(body));
    }

    @Override
    public Descriptor push(Repository repository, MediaType type, Body body) throws IOException {
        return registry.push(repository, type, limited(body));
    }

    @Override
    public boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException {
        return registry.pull(repository, blob, new Receiver() {
            @Override
            public long position() {
                return receiver.position();
            }

            @Override
            public void restart() {
                receiver.restart();
            }

            @Override
            public void receive(byte[] bytes, int length) throws IOException {
                limit.take(length);
                receiver.receive(bytes, length);
            }
        });
    }

    @Override
    public String name() {
        return registry.name();
    }

    @Override
    public void ping() throws IOException {
        registry.ping();
    }

    @Override
    public void requireOpen() throws IOException {
        registry.requireOpen();
    }

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) throws IOException {
        return registry.blobSize(repository, blob);
    }

    @Override
    public Optional<Manifest> manifest(Reference reference) throws IOException {
        return registry.manifest(reference);
    }

    @Override
    public void push(Reference reference, Manifest manifest) throws IOException {
        registry.push(reference, manifest);
    }

    @Override
    public void probePush(Repository repository) throws IOException {
        registry.probePush(repository);
    }

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) throws IOException {
        return registry.listsReferrers(repository, subject);
    }
}
