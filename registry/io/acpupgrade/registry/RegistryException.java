package io.acpupgrade.registry;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The registry refused, failed or was unreachable; says what was tried, what came back, and whether a retry can help.
 *
 * <p>An {@link IOException}, so that HTTP clients pass it on unchanged.
 */
public class RegistryException extends IOException implements Explained {
    private final Kind kind;
    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    /** The category of the failure. */
    public enum Kind {
        /** No connection, an unknown host, or a broken connection. */
        UNREACHABLE(true, true),
        /** The server's certificate is not trusted, or the server does not speak TLS. */
        TLS(false, true),
        /** The credentials are missing or wrong. */
        UNAUTHORIZED(false, true),
        /** The user lacks a permission. */
        DENIED(false, false),
        /** The registry asked for a pause (429). */
        THROTTLED(true, false),
        /** No byte moved within the stall timeout. */
        STALLED(true, false),
        /** A status of 500 or more, or content that the registry lost. */
        FAILED(true, false),
        /** The registry's storage is full. */
        FULL(false, true),
        /** The registry rejected the request. */
        REJECTED(false, false),
        /** The registry returned or stored content that does not match its digest. */
        DIGEST_MISMATCH(false, false),
        /** The request was cancelled because the program is ending. */
        CANCELLED(false, true);

        private final boolean temporary;
        private final boolean registryWide;

        Kind(boolean temporary, boolean registryWide) {
            this.temporary = temporary;
            this.registryWide = registryWide;
        }

        /** Whether a retry may succeed. */
        public boolean isTemporary() {
            return temporary;
        }

        /** Whether every other request to this registry would fail the same way. */
        public boolean isRegistryWide() {
            return registryWide;
        }

        /** Whether another repository of the same registry may accept what this one has refused. */
        public boolean isAboutRepository() {
            return this == DENIED || this == REJECTED;
        }
    }

    /**
     * @param message the action, the thing, and what came back
     * @param remedy what to do next, as a full sentence
     */
    public RegistryException(Kind kind, Message message, Message remedy) {
        this(kind, message, remedy, Optional.empty());
    }

    /** @param retryAfter the pause that the registry asked for */
    public RegistryException(Kind kind, Message message, Message remedy, Optional<Duration> retryAfter) {
        this(kind, new Problem(message, remedy), retryAfter);
    }

    private RegistryException(Kind kind, Problem problem, Optional<Duration> retryAfter) {
        this.kind = kind;
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** Returns the same failure with the action that it interrupted. */
    public RegistryException during(Message action) {
        RegistryException wrapped = new RegistryException(kind, problem.during(action), retryAfter);
        wrapped.initCause(this);
        return wrapped;
    }

    @Override
    public String getMessage() {
        return problem.message().english();
    }

    @Override
    public Problem problem() {
        return problem;
    }

    public Kind kind() {
        return kind;
    }

    public Message remedy() {
        return problem.remedy();
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
