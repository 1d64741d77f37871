package io.acpupgrade.problem;

/** Where the cause of a failure is. */
public enum Side {
    /** The package, or another file that the user gave. */
    INPUT("problem.input"),
    REGISTRY("problem.registry"),
    CLUSTER("problem.cluster");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** Its name in a sentence, as in {@code the registry}. */
    Message label() {
        return Message.of(label);
    }
}
