package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;

/**
 * One thing in the registry that is not as the package has it.
 *
 * @param message a description for people, without the artifact's name
 */
public record Finding(Kind kind, Message message) {
    /** What it means for who looks after the registry. */
    public enum Kind {
        /** It is not there; pushing brings it. */
        MISSING,
        /** It is there with other content; many registries keep what they have. */
        DAMAGED,
        /** The tag points to another image; pushing moves it. */
        OTHER_IMAGE,
        /** This user may not look; nothing is known. */
        DENIED
    }

    static Finding of(Damage damage) {
        Kind kind = damage.problem() == Damage.Problem.MISSING ? Kind.MISSING : Kind.DAMAGED;
        return new Finding(kind, damage.message());
    }
}
