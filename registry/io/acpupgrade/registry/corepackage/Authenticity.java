package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;

/**
 * The signature status of a file.
 *
 * @param signer of the verified signature; {@link Message#NONE} without one
 */
public record Authenticity(State state, Message signer) {
    public enum State {
        SIGNED,
        NOT_CHECKED,
        NOT_SIGNED
    }

    static final Authenticity NOT_CHECKED = new Authenticity(State.NOT_CHECKED, Message.NONE);
    static final Authenticity NOT_SIGNED = new Authenticity(State.NOT_SIGNED, Message.NONE);

    static Authenticity signedBy(Message signer) {
        return new Authenticity(State.SIGNED, signer);
    }

    /** Returns a clause, as in {@code signed by ACP Release (key 0123…)}. */
    public Message words() {
        return switch (state) {
            case SIGNED -> Message.of("corepackage.signed-by", signer);
            case NOT_CHECKED -> Message.of("corepackage.signature-not-checked");
            case NOT_SIGNED -> Message.of("corepackage.not-signed");
        };
    }
}
