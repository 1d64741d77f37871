package io.acpupgrade.prep.preflight;

/** Who evaluated a check. */
public enum CheckOrigin {
    /** The platform's cluster version operator. */
    CVO("cvo"),
    /** This program. */
    LOCAL("local");

    private final String label;

    CheckOrigin(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
