package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;

/** What a run does with a registry, which decides the permissions that its user needs. */
public enum Access {
    READ("http.grant-read"),
    WRITE("http.grant-push");

    private final String grant;

    Access(String grant) {
        this.grant = grant;
    }

    Message grant() {
        return Message.of(grant);
    }

    /** Adds the remedy that fits this run to a failure. */
    public RegistryException withRemedy(RegistryException failure) {
        if (failure.kind() != Kind.DENIED) {
            return failure;
        }
        RegistryException told =
                new RegistryException(failure.kind(), failure.problem().message(), grant(), failure.retryAfter());
        told.initCause(failure.getCause());
        return told;
    }
}
