package io.acpupgrade.prep.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.ForeignLayer;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Damage;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.Bundle;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did, for machines ({@code docs/report.schema.json}); it grows while the run goes on, so that a run that is
 * broken off has a report too. It never holds a secret.
 */
public final class RunReport {
    private static final ObjectWriter PRETTY = new JsonMapper().writerWithDefaultPrettyPrinter();

    private final ObjectNode root = new JsonMapper().createObjectNode();

    public RunReport(String version, String command, Instant start) {
        root.put("schema", 1);
        root.put("program", "acp-upgrade");
        root.put("version", version);
        root.put("command", command);
        root.put("startedAt", start.toString());
    }

    /** A package that was read; where several were, each after the first is one of {@code morePackages}. */
    public synchronized void add(CorePackage core) {
        ObjectNode node = root.has("package") ? root.withArray("morePackages").addObject() : root.putObject("package");
        node.put("path", core.path().toString());
        node.put("targetVersion", core.targetVersion());
        ArrayNode bundles = node.putArray("bundles");
        for (Bundle bundle : core.bundles()) {
            ObjectNode one = bundles.addObject();
            one.put("path", bundle.path());
            bundle.kinds().forEach(one.withArray("kinds")::add);
            one.put("signature", bundle.authenticity().state().name());
            one.put("signedBy", bundle.authenticity().signer());
            for (Artifact artifact : bundle.artifacts()) {
                ObjectNode entry = one.withArray("artifacts").addObject();
                entry.put("reference", artifact.reference().toString());
                entry.put("bytes", artifact.size());
                addLeftOut(entry, artifact);
            }
        }
        core.notes().forEach(node.withArray("notes")::add);
        core.notPushed().forEach(node.withArray("notPushed")::add);
    }

    /** The layers that are not pushed, because the package does not hold them. */
    private static void addLeftOut(ObjectNode node, Artifact artifact) {
        for (ForeignLayer layer : artifact.omittedLayers()) {
            ObjectNode entry = node.withArray("leftOut").addObject();
            entry.put("digest", layer.descriptor().digest().toString());
            entry.put("mediaType", layer.descriptor().mediaType().name());
            entry.put("bytes", layer.descriptor().size());
            layer.urls().forEach(entry.withArray("urls")::add);
            entry.put("reason", layer.reason());
        }
    }

    /** Where the run pushes to, and how it knows; the login by its source, never by its password. */
    public synchronized void addRegistry(String address, List<String> reasons, Map<String, String> details) {
        ObjectNode node = root.putObject("registry");
        node.put("address", address);
        reasons.forEach(node.withArray("reasons")::add);
        details.forEach(node::put);
    }

    public synchronized void add(CopyPlan plan) {
        ObjectNode node = root.putObject("plan");
        node.put("artifacts", plan.states().size());
        node.put("alreadyThere", plan.states().size() - plan.incomplete().size());
        node.put("blobsToSend", plan.transfers().size());
        node.put("bytesToSend", plan.verbatimBytes());
        node.put("bytesToCompress", plan.bytesToCompress());
        node.put("blobsToMount", plan.mounts());
    }

    /** One artifact's result, as soon as it is known. */
    public synchronized void add(ArtifactResult result) {
        ObjectNode node = root.withArray("artifacts").addObject();
        node.put("reference", result.artifact().reference().toString());
        node.put("origin", result.artifact().origin());
        node.put("result", result.outcome().name());
        node.put("digest", result.digest().map(Digest::toString).orElse(""));
        node.put("blobsSent", result.sent());
        node.put("blobsMounted", result.mounted());
        node.put("blobsAlreadyThere", result.alreadyThere());
        node.put("bytesSent", result.bytesSent());
        node.put("seconds", result.elapsed().toMillis() / 1000.0);
        addLeftOut(node, result.artifact());
        result.failure()
                .ifPresent(failure -> node.putObject("failure")
                        .put("kind", failure.kind().map(Enum::name).orElse("PACKAGE"))
                        .put("message", failure.message())
                        .put("remedy", failure.remedy()));
    }

    public synchronized void add(CopyResult result) {
        ObjectNode node = root.putObject("totals");
        node.put("pushed", result.count(ArtifactResult.Outcome.PUSHED));
        node.put("alreadyThere", result.count(ArtifactResult.Outcome.ALREADY_THERE));
        node.put("failed", result.count(ArtifactResult.Outcome.FAILED));
        node.put("interrupted", result.count(ArtifactResult.Outcome.INTERRUPTED));
        node.put("notBegun", result.count(ArtifactResult.Outcome.NOT_BEGUN));
        node.put("bytesSent", result.bytesSent());
        node.put("seconds", result.elapsed().toMillis() / 1000.0);
    }

    public synchronized void add(Verification verification) {
        ObjectNode node = root.putObject("verification");
        node.put("artifacts", verification.states().size());
        node.put("complete", verification.isComplete());
        node.put("depth", verification.depth().word());
        ArrayNode problems = node.putArray("problems");
        for (RemoteState state : verification.incomplete()) {
            ObjectNode problem = problems.addObject();
            problem.put("reference", state.artifact().reference().toString());
            state.missing().forEach(problem.withArray("lacks")::add);
        }
        ArrayNode damaged = node.putArray("damaged");
        for (Damage damage : verification.damages()) {
            damaged.addObject()
                    .put("reference", damage.reference().toString())
                    .put("repository", damage.repository().toString())
                    .put("digest", damage.digest().toString())
                    .put("content", damage.content().name())
                    .put("problem", damage.problem().word())
                    .put("message", damage.message())
                    .put("storagePath", damage.storagePath());
        }
    }

    /** What a user lacks in one of the clusters. */
    public synchronized void addMissingRights(ArrayNode rights) {
        root.withArray("missingRights").addAll(rights);
    }

    /** What another phase has to report, in its own words. */
    public synchronized void section(String name, JsonNode content) {
        root.set(name, content);
    }

    /** Why the run ended without doing what it was asked to. */
    public synchronized void addFailure(String message, String remedy) {
        root.putObject("failure").put("message", message).put("remedy", remedy);
    }

    public synchronized void addFaults(InvalidPackageException failure) {
        ArrayNode faults = root.putArray("faults");
        for (Fault fault : failure.faults()) {
            faults.addObject()
                    .put("where", fault.where())
                    .put("what", fault.what())
                    .put("remedy", fault.remedy());
        }
    }

    /** The document as of now, with the run's end. */
    public synchronized String json(int exitCode, String exitReason, Instant end) {
        ObjectNode document = root.deepCopy();
        document.put("finishedAt", end.toString());
        document.put("exitCode", exitCode);
        document.put("exitReason", exitReason);
        try {
            return PRETTY.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
