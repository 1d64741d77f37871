package io.acpupgrade.prep.preflight;

/** Who came to a verdict. */
public enum Origin {
    /** The platform's cluster version operator. */
    CVO("cvo"),
    /** This program. */
    LOCAL("local");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
