package io.acpupgrade.prep.output;

import io.acpupgrade.prep.target.RegistryLogin;
import io.acpupgrade.prep.target.Trust;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.corepackage.Authenticity;
import io.acpupgrade.registry.corepackage.Bundle;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases that more than one place uses. */
public final class Phrases {
    private Phrases() {}

    /** The heading of what is not as in the package. */
    static Message of(Finding.Kind kind) {
        return Message.of(
                switch (kind) {
                    case MISSING -> "finding.missing";
                    case DAMAGED -> "finding.damaged";
                    case OTHER_IMAGE -> "finding.differs";
                    case DENIED -> "finding.denied";
                });
    }

    /** What did not get there, as in {@code 1 failed, 2 interrupted, 20 not begun}; nothing where all of it did. */
    static Message ofTheRest(CopyResult result) {
        return Message.list(
                Stream.of(counted("count.failed", result.count(ArtifactResult.Outcome.FAILED)), unfinished(result))
                        .toList());
    }

    /** What the run did not get to the end of, as in {@code 2 interrupted, 20 not begun}. */
    static Message unfinished(CopyResult result) {
        return Message.list(List.of(
                counted("count.interrupted", result.count(ArtifactResult.Outcome.INTERRUPTED)),
                counted("count.not-begun", result.count(ArtifactResult.Outcome.NOT_BEGUN))));
    }

    private static Message counted(String code, long number) {
        return number == 0 ? Message.NONE : Message.of(code, number);
    }

    /** What a plan will cost, as in {@code 107 blobs, 512 MB to send, 12 to mount}. */
    static Message ofWork(CopyPlan plan) {
        if (plan.incomplete().isEmpty()) {
            return Message.of("plan.nothing-to-send");
        }
        String verbatim = Units.bytes(plan.verbatimBytes());
        int blobs = plan.transfers().size();
        return plan.bytesToCompress() == 0
                ? Message.of("plan.work", blobs, verbatim, plan.mounts())
                : Message.of(
                        "plan.work-compressing", blobs, verbatim, Units.bytes(plan.bytesToCompress()), plan.mounts());
    }

    /** A line for each layer that is not pushed, because the package does not hold it. */
    static Stream<Message> leftOut(Collection<Artifact> artifacts) {
        return artifacts.stream()
                .flatMap(artifact -> artifact.omittedLayers().stream()
                        .map(layer -> Message.of("about", artifact.reference(), layer.reason())));
    }

    /** How many files each key has signed; nothing where none is signed. */
    static Stream<Message> signatures(Collection<Bundle> bundles) {
        Map<Message, Long> counts = bundles.stream()
                .collect(Collectors.groupingBy(
                        bundle -> bundle.authenticity().words(), LinkedHashMap::new, Collectors.counting()));
        boolean isAnySigned =
                bundles.stream().anyMatch(bundle -> bundle.authenticity().state() != Authenticity.State.NOT_SIGNED);
        return isAnySigned
                ? counts.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().english()))
                        .map(entry -> Message.of("about", Message.of("count.files", entry.getValue()), entry.getKey()))
                : Stream.empty();
    }

    /** What a cell of a table shows: a dash where there is nothing to say. */
    static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** The user that logs in to a registry. */
    static Message of(RegistryLogin login) {
        return login instanceof RegistryLogin.Named named
                ? Message.of("login.account", named.account().username(), named.source())
                : login.source();
    }

    /** How a registry's certificate is verified. */
    static Message of(Trust trust) {
        return switch (trust.mode()) {
            case VERIFIED ->
                Message.of(
                        "tls.verified", trust.acceptedNames(), trust.anchors().source());
            case UNVERIFIED -> Message.of("tls.not-verified");
            case PLAIN_HTTP -> Message.of("tls.plain-http");
        };
    }
}
