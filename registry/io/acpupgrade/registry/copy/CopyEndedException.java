package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.RegistryException;
import java.io.IOException;

/** Nothing more is sent, because one artifact met a failure that every other request would meet. */
final class CopyEndedException extends IOException {
    private final transient RemoteState at;
    private final RegistryException failure;

    /** @param at the artifact that met it */
    CopyEndedException(RemoteState at, RegistryException failure) {
        super(failure);
        this.at = at;
        this.failure = failure;
    }

    RemoteState at() {
        return at;
    }

    RegistryException failure() {
        return failure;
    }
}
