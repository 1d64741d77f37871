package io.acpupgrade.registry.corepackage;

/**
 * What is known of who made a file.
 *
 * @param signer whose signature was checked; empty where none was
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

    /** As a clause, as in {@code signed by ACP Release (key 0123…)}. */
    public String words() {
        return state.words + signer;
    }
}
