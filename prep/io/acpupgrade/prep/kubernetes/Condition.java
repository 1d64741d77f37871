package io.acpupgrade.prep.kubernetes;

/** A status condition of a Kubernetes object. */
public record Condition(String type, String status, String reason, String message) {
    static Condition parse(FieldReader json) {
        return new Condition(
                json.text("/type").orElse("(none)"),
                json.text("/status").orElse("Unknown"),
                json.text("/reason").orElse(""),
                json.text("/message").orElse(""));
    }

    @Override
    public String toString() {
        String reasonSuffix = reason.isEmpty() ? "" : ", " + reason;
        return type + "=" + status + reasonSuffix + (message.isEmpty() ? "" : ": " + message);
    }
}
