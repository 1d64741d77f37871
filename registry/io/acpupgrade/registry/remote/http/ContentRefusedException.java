package io.acpupgrade.registry.remote.http;

import io.acpupgrade.registry.RegistryException;

/** The registry says that what it has got is not what it was told to expect. */
public final class ContentRefusedException extends RegistryException {
    ContentRefusedException(String message, String remedy) {
        super(Kind.REJECTED, message, remedy);
    }
}
