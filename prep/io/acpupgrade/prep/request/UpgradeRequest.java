package io.acpupgrade.prep.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.AuditEvent;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.RequiredRights;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes an upgrade request: {@code spec.desiredUpdate.version} and nothing else, and an Event for the audit trail. */
public record UpgradeRequest(KubernetesApi api, ObjectName shadow) {
    /**
     * Checks the user's permissions before the preflight.
     *
     * @param additional further permissions that the request needs
     * @throws ClusterException of kind FORBIDDEN if a permission is missing
     */
    public void requireRights(List<Right> additional) throws ClusterException {
        new RequiredRights(api)
                .require(
                        Message.of("request.rights"),
                        Stream.concat(Stream.of(shadow.right("patch")), additional.stream())
                                .toList());
    }

    /**
     * Requests the upgrade to this version.
     *
     * @param overridden the failed or open checks that were accepted
     * @return why the Event could not be written, if it could not
     */
    public Optional<Message> send(PlatformVersion target, List<CheckResult> overridden, Instant now)
            throws ClusterException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").putObject("desiredUpdate").put("version", target.plain());
        KubernetesObject written = api.merge(shadow, patch);
        try {
            var unused = api.create(new AuditEvent(
                            written,
                            "UpgradeRequested",
                            message(target, overridden).english(),
                            now)
                    .object());
            return Optional.empty();
        } catch (ClusterException e) {
            // the request itself was written; a missing Event does not undo it
            return Optional.of(Message.of(e));
        }
    }

    private static Message message(PlatformVersion target, List<CheckResult> overridden) {
        List<Message> accepted = overridden.stream()
                .map(check -> Message.of(
                        "request.accepted-check", check.name(), check.state().label()))
                .toList();
        return accepted.isEmpty()
                ? Message.of("request.event", target.plain())
                : Message.of("request.event-accepted", target.plain(), accepted);
    }
}
