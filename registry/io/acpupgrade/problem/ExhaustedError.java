package io.acpupgrade.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java virtual machine ran out of memory or stack while it read what came from outside. Such an error says nothing of
 * its cause; this one knows whose content it was.
 */
public final class ExhaustedError extends Error {
    /** Causes that are looked at: a chain of them may be a circle. */
    private static final int MAX_CAUSES = 20;

    private final Side side;

    private ExhaustedError(Side side, VirtualMachineError cause) {
        super("Reading " + side + ": " + cause, cause);
        this.side = side;
    }

    /** Something that reads from outside. */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /**
     * Reads, and says of which side it was where the machine gives out, in this thread or in one that worked for it.
     *
     * @throws ExhaustedError there; one that says already where it happened is passed on
     */
    public static <T, E extends Exception> T onSide(Side side, Reading<T, E> reading) throws E {
        try {
            return reading.read();
        } catch (RuntimeException | Error e) {
            Optional<ExhaustedError> told = in(e);
            if (told.isPresent()) {
                throw told.get();
            }
            Optional<VirtualMachineError> exhausted = first(VirtualMachineError.class, e);
            if (exhausted.isPresent()) {
                throw new ExhaustedError(side, exhausted.get());
            }
            throw e;
        }
    }

    /** The one that a failure came from, however it was wrapped on its way. */
    public static Optional<ExhaustedError> in(Throwable failure) {
        return first(ExhaustedError.class, failure);
    }

    /** The side whose content was too much. */
    public Side side() {
        return side;
    }

    private static <T> Optional<T> first(Class<T> kind, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
