package io.acpupgrade.registry.remote.http;

import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;

/** What a run is going to do with a registry, and so which rights its user needs there. */
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

    /** The failure with the remedy that fits the run, whichever request it was of. */
    public RegistryException withRemedy(RegistryException failure) {
        if (failure.kind() != Kind.DENIED) {
            return failure;
        }
        RegistryException told = new RegistryException(
                failure.kind(), String.valueOf(failure.getMessage()), grant(), failure.retryAfter());
        told.initCause(failure.getCause());
        return told;
    }
}
