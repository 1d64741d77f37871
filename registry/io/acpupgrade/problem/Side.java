package io.acpupgrade.problem;

/** Where the cause of a failure is. */
public enum Side {
    /** The package, or another file that the user gave. */
    INPUT(Message.of("problem.input")),
    REGISTRY(Message.of("problem.registry")),
    CLUSTER(Message.of("problem.cluster"));

    private final Message label;

    Side(Message label) {
        this.label = label;
    }

    /** Its name in a sentence, as in {@code the registry}. */
    Message label() {
        return label;
    }
}
