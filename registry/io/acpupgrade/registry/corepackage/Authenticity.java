package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;

/**
 * The signature status of a file.
 *
 * @param signer of the verified signature; empty without one
 */
public record Authenticity(State state, String signer) {
    public enum State {
        SIGNED("signed by "),
        NOT_CHECKED("signed, not checked: no keyring"),
        NOT_SIGNED("not signed");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    static final Authenticity NOT_CHECKED = new Authenticity(State.NOT_CHECKED, "");
    static final Authenticity NOT_SIGNED = new Authenticity(State.NOT_SIGNED, "");

    static Authenticity signedBy(String signer) {
        return new Authenticity(State.SIGNED, signer);
    }

    /** Returns a clause, as in {@code signed by ACP Release (key 0123…)}. */
    public Message words() {
        return Message.text(state.words + signer);
    }
}
