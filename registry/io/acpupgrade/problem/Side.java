package io.acpupgrade.problem;

/** Where the cause of a failure is. */
public enum Side {
    /** The package, or another file that the user gave. */
    INPUT("the input"),
    REGISTRY("the registry"),
    CLUSTER("the cluster");

    private final String words;

    Side(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
