package io.acpupgrade.prep.workflow.event;

import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.time.Instant;
import java.util.List;

/** What a workflow has found out or done, as it goes to the standard output. */
public sealed interface WorkflowResult {
    /** What a package holds. */
    record Inspected(CorePackage core) implements WorkflowResult {}

    /** What a sync would send. */
    record Planned(CopyPlan plan) implements WorkflowResult {}

    /** What a sync has sent. */
    record Pushed(CopyResult copied) implements WorkflowResult {}

    /** What the registry holds. */
    record Verified(Verification verification) implements WorkflowResult {}

    /** What a deployment would change. */
    record Rehearsed(List<Change> changes) implements WorkflowResult {
        public Rehearsed {
            changes = List.copyOf(changes);
        }
    }

    /** What a deployment has changed. */
    record Deployed(List<Change> changes) implements WorkflowResult {
        public Deployed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a preflight has found.
     *
     * @param at when the checks ended
     */
    record Evaluated(PreflightResult result, AdvisoryResults advisory, Instant at) implements WorkflowResult {}

    /** Why a request was sent, or need not be. */
    record Requested(Message message) implements WorkflowResult {}

    record Status(UpgradeStatus status, StatusExtent extent) implements WorkflowResult {}

    record Clusters(StatusReader.Overview overview) implements WorkflowResult {}
}
