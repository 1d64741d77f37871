package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;

/** What a run does with a registry, which decides the permissions that its user needs. */
public enum Access {
    READ("read"),
    WRITE("push");

    private final String right;

    Access(String right) {
        this.right = right;
    }

    String grant() {
        return "Give this user the right to " + right + " there, or use another.";
    }

    /** Adds the remedy that fits this run to a failure. */
    public RegistryException withRemedy(RegistryException failure) {
        if (failure.kind() != Kind.DENIED) {
            return failure;
        }
        RegistryException told = new RegistryException(
                failure.kind(),
                Message.text(String.valueOf(failure.getMessage())),
                Message.text(grant()),
                failure.retryAfter());
        told.initCause(failure.getCause());
        return told;
    }
}
