package io.acpupgrade.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java virtual machine ran out of memory or stack while it read external content. This error records which side the
 * content came from.
 */
public final class ExhaustedError extends Error implements Explained {
    /** How many causes are searched: a chain of causes may be circular. */
    private static final int MAX_CAUSES = 20;

    private final Side side;

    private ExhaustedError(Side side, VirtualMachineError cause) {
        super(cause);
        this.side = side;
    }

    /** Reads external content. */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /**
     * Runs a reading and attributes an {@code OutOfMemoryError} or {@code StackOverflowError}, in this or a worker
     * thread, to a side.
     *
     * @throws ExhaustedError when memory or stack ran out; one that is already attributed is passed on
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

    /** Finds the exhausted error among the causes of a failure. */
    public static Optional<ExhaustedError> in(Throwable failure) {
        return first(ExhaustedError.class, failure);
    }

    @Override
    public String getMessage() {
        return problem().message().english();
    }

    @Override
    public Problem problem() {
        return new Problem(Message.of("problem.exhausted", side.label(), String.valueOf(getCause())), Message.NONE);
    }

    /** Returns the side whose content was too large. */
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
