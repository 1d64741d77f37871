package io.acpupgrade.registry;

/** A manifest of a type that cannot be pushed. */
public final class UnsupportedManifestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnsupportedManifestException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Returns how to convert the content into something that can be pushed. */
    public String remedy() {
        return remedy;
    }
}
