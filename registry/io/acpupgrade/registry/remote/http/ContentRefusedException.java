package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;

/** The registry received other content than was announced. */
public final class ContentRefusedException extends RegistryException {
    ContentRefusedException(Message message, Message remedy) {
        super(Kind.REJECTED, message, remedy);
    }
}
