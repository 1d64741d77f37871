package io.acpupgrade.registry;

/**
 * One blob that has to cross the wire, once.
 *
 * @param home the repository that it is sent to; from there the others get it
 */
public record Transfer(Blob blob, Repository home, Approach approach) {
    /** How a blob is begun. */
    public enum Approach {
        /** It is known to be missing. */
        SEND,
        /**
         * An earlier run was broken off at this image and may have sent this layer already. Its digest is known only
         * when it has been compressed, so that is done once without sending.
         */
        MEASURE_FIRST
    }
}
