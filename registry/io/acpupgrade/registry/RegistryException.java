package io.acpupgrade.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The registry refused, failed or was not there: what was tried, what came back, and whether to try again.
 *
 * <p>An {@link IOException}, so that it passes unharmed through the HTTP client below.
 */
public class RegistryException extends IOException {
    private final Kind kind;
    private final String remedy;
    private final transient Optional<Duration> retryAfter;

    /** What came between this program and the registry. */
    public enum Kind {
        /** No connection, no such host, or the connection broke. */
        UNREACHABLE(true, true),
        /** The other side could not prove who it is, or does not speak TLS. */
        TLS(false, true),
        /** The registry does not know these credentials, or wants some. */
        UNAUTHORIZED(false, true),
        /** The registry knows the user, who may not do this. */
        DENIED(false, false),
        /** The registry asks for a pause. */
        THROTTLED(true, false),
        /** No byte moved for too long. */
        STALLED(true, false),
        /** The registry failed (a status of 500 or more), or lost what it was given. */
        FAILED(true, false),
        /** The registry has no room left. */
        FULL(false, true),
        /** The registry says that the request was wrong. */
        REJECTED(false, false),
        /** The registry says one thing and holds another. */
        DIGEST_MISMATCH(false, false),
        /** The work was given up because the program is about to end. */
        CANCELLED(false, true);

        private final boolean temporary;
        private final boolean registryWide;

        Kind(boolean temporary, boolean registryWide) {
            this.temporary = temporary;
            this.registryWide = registryWide;
        }

        /** Whether the same request may well succeed in a while. */
        public boolean isTemporary() {
            return temporary;
        }

        /** Whether every other request to this registry will meet the same. */
        public boolean isRegistryWide() {
            return registryWide;
        }
    }

    /**
     * @param message the action, the thing, and what came back
     * @param remedy what to do next, as a full sentence
     */
    public RegistryException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, Optional.empty());
    }

    /** @param retryAfter how long the registry asks to be left alone */
    public RegistryException(Kind kind, String message, String remedy, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
        this.retryAfter = retryAfter;
    }

    /** The same failure, said of the action that it made fail. */
    public RegistryException during(String action) {
        RegistryException wrapped = new RegistryException(kind, action + ": " + getMessage(), remedy, retryAfter);
        wrapped.initCause(this);
        return wrapped;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
