package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/** How the connection to the registry is protected. */
public enum TlsMode {
    VERIFIED,
    UNVERIFIED,
    PLAIN_HTTP;

    /** A warning to print on each run. */
    public Optional<Message> warning() {
        return switch (this) {
            case VERIFIED -> Optional.empty();
            case UNVERIFIED -> Optional.of(Message.of("target.unverified"));
            case PLAIN_HTTP -> Optional.of(Message.of("target.plain-http"));
        };
    }
}
