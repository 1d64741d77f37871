package io.acpupgrade.prep.preflight;

/** Who came to a verdict. */
public enum CheckOrigin {
    /** The platform's cluster version operator. */
    CVO("cvo"),
    /** This program. */
    LOCAL("local");

    private final String word;

    CheckOrigin(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
