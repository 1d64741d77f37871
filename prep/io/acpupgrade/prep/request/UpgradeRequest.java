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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a request: {@code spec.desiredUpdate.version} and nothing else, and an Event as its trace. */
public record UpgradeRequest(KubernetesApi api, ObjectName shadow) {
    /**
     * Sees that the user may write it, before anybody waits for a preflight.
     *
     * @param additional what else the request takes
     * @throws ClusterException FORBIDDEN where any right is missing
     */
    public void requireRights(List<Right> additional) throws ClusterException {
        new RequiredRights(api)
                .require(
                        "Requesting an upgrade",
                        Stream.concat(Stream.of(shadow.right("patch")), additional.stream())
                                .toList());
    }

    /**
     * Asks for the version.
     *
     * @param overridden the checks that stood against it and were accepted
     * @return what kept the Event from being written, where something did
     */
    public Optional<String> send(PlatformVersion target, List<CheckResult> overridden, Instant now)
            throws ClusterException {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").putObject("desiredUpdate").put("version", target.plain());
        KubernetesObject written = api.merge(shadow, patch);
        try {
            var unused =
                    api.create(new AuditEvent(written, "UpgradeRequested", message(target, overridden), now).object());
            return Optional.empty();
        } catch (ClusterException e) {
            // the request stands; its trace is less than that
            return Optional.of(e.getMessage());
        }
    }

    private static String message(PlatformVersion target, List<CheckResult> overridden) {
        String accepted = overridden.stream()
                .map(check -> check.name() + " (" + check.state().label() + ")")
                .collect(Collectors.joining(", "));
        return "acp-upgrade requested " + target.plain()
                + (accepted.isEmpty() ? "" : "; accepted against preflight: " + accepted);
    }
}
