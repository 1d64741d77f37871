package io.acpupgrade.prep.deploy.rollout;

import java.util.List;
import java.util.Locale;

/** Explains an image pull error of a container runtime, and how to fix it. */
final class PullFailure {
    private static final Meaning OTHER = new Meaning(
            List.of(),
            "the node cannot pull the image from the registry",
            "See from the node whether the registry answers (crictl pull IMAGE).");

    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    List.of("x509", "certificate", "tls:"),
                    "the node does not trust the registry's certificate",
                    "Give the node's container runtime the registry's CA (containerd: certs.d/HOST/ca.crt)."),
            new Meaning(
                    List.of("unauthorized", "401", "authentication required", "denied", "403", "no basic auth"),
                    "the registry does not let the node pull with these credentials",
                    "Check the pull secret that ProductBase names (spec.registry.secretRef) in cpaas-system."),
            new Meaning(
                    List.of("not found", "manifest unknown", "404"),
                    "the registry that the node reaches does not hold the image",
                    "Run the sync again, and see that the node reaches the same registry (DNS, VIP)."),
            new Meaning(
                    List.of("no such host", "connection refused", "timeout", "timed out", "no route", "i/o"),
                    "the node does not reach the registry",
                    "Check DNS, VIP and firewall between the node and the registry."),
            new Meaning(
                    List.of("no space left"), "the node's disk is full", "Make room on the node (crictl rmi --prune)."),
            new Meaning(
                    List.of("no match for platform", "exec format"),
                    "the image is not made for the node's architecture",
                    "Use the package for this architecture, or the hybrid one."));

    private record Meaning(List<String> markers, String cause, String remedy) {
        boolean matches(String message) {
            return markers.stream().anyMatch(message::contains);
        }
    }

    private PullFailure() {}

    private static Meaning of(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return MEANINGS.stream()
                .filter(meaning -> meaning.matches(lower))
                .findFirst()
                .orElse(OTHER);
    }

    static String cause(String message) {
        return of(message).cause();
    }

    static String remedy(String message) {
        return of(message).remedy();
    }
}
