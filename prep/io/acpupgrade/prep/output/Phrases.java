package io.acpupgrade.prep.output;

import io.acpupgrade.prep.target.RegistryLogin;
import io.acpupgrade.prep.target.Trust;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.corepackage.Authenticity;
import io.acpupgrade.registry.corepackage.Bundle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases that more than one place uses. */
public final class Phrases {
    private Phrases() {}

    public static String of(ArtifactResult.Outcome outcome) {
        return switch (outcome) {
            case PUSHED -> "pushed";
            case ALREADY_THERE -> "there";
            case FAILED -> "FAILED";
            case INTERRUPTED -> "interrupted";
            case NOT_BEGUN -> "not begun";
        };
    }

    /** The heading of what is not as in the package. */
    static String of(Finding.Kind kind) {
        return switch (kind) {
            case MISSING -> "MISSING";
            case DAMAGED -> "DAMAGED";
            case OTHER_IMAGE -> "DIFFERS";
            case DENIED -> "DENIED";
        };
    }

    /** What did not get there, as in {@code , 1 failed, 2 interrupted, 20 not begun}; nothing where all of it did. */
    static String ofTheRest(CopyResult result) {
        return counts(
                result,
                ArtifactResult.Outcome.FAILED,
                ArtifactResult.Outcome.INTERRUPTED,
                ArtifactResult.Outcome.NOT_BEGUN);
    }

    /** What the run did not get to the end of, as in {@code , 2 interrupted, 20 not begun}. */
    static String unfinished(CopyResult result) {
        return counts(result, ArtifactResult.Outcome.INTERRUPTED, ArtifactResult.Outcome.NOT_BEGUN);
    }

    private static String counts(CopyResult result, ArtifactResult.Outcome... outcomes) {
        return Stream.of(outcomes)
                .filter(outcome -> result.count(outcome) > 0)
                .map(outcome -> ", " + result.count(outcome) + " " + of(outcome).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** What a plan will cost, as in {@code 107 blobs, 512 MB to send, 12 to link}. */
    static String ofWork(CopyPlan plan) {
        if (plan.incomplete().isEmpty()) {
            return "nothing to send";
        }
        String compressed = plan.bytesToCompress() == 0
                ? ""
                : " and " + Units.bytes(plan.bytesToCompress()) + " of plain layers to compress and send";
        return Units.count(plan.transfers().size(), "blob") + ", " + Units.bytes(plan.verbatimBytes()) + " to send"
                + compressed + ", " + plan.mounts() + " to link";
    }

    /** A line for each layer that is not pushed, because the package does not hold it. */
    static Stream<String> leftOut(Collection<Artifact> artifacts) {
        return artifacts.stream()
                .flatMap(artifact -> artifact.omittedLayers().stream()
                        .map(layer ->
                                artifact.reference() + ": " + layer.reason().english()));
    }

    /** How many files each key has signed; nothing where none is signed. */
    static Stream<String> signatures(Collection<Bundle> bundles) {
        Map<String, Long> counts = bundles.stream()
                .collect(Collectors.groupingBy(
                        bundle -> bundle.authenticity().words().english(), TreeMap::new, Collectors.counting()));
        boolean isAnySigned =
                bundles.stream().anyMatch(bundle -> bundle.authenticity().state() != Authenticity.State.NOT_SIGNED);
        return isAnySigned
                ? counts.entrySet().stream()
                        .map(entry -> Units.count(entry.getValue(), "file or folder") + ": " + entry.getKey())
                : Stream.empty();
    }

    /** What a cell of a table shows: a dash where there is nothing to say. */
    static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** A line of a summary, the key in a column of its own. */
    static String keyed(String key, String value) {
        return String.format(Locale.ROOT, "  %-17s%s", key, value);
    }

    /** The user that logs in to a registry. */
    static String of(RegistryLogin login) {
        return login instanceof RegistryLogin.Named named
                ? named.account().username() + " (" + named.source().english() + ")"
                : login.source().english();
    }

    /** How a registry's certificate is verified. */
    static String of(Trust trust) {
        return switch (trust.mode()) {
            case VERIFIED ->
                "verified for " + String.join(" or ", trust.acceptedNames()) + ", trusting "
                        + trust.anchors().source().english();
            case UNVERIFIED -> "not verified";
            case PLAIN_HTTP -> "none: plain HTTP";
        };
    }
}
