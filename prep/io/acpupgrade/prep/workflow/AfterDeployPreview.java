package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.prep.text.Units;

/**
 * What a deployment would do once everything is applied.
 *
 * @param state where the release stands before that
 */
record AfterDeployPreview(DeployOptions options, ReleaseState state) {
    String words() {
        String failing = options.onFailure() == DeployOptions.OnFailure.ROLL_BACK
                ? "an update that does not get ready is put back"
                : "an update that does not get ready is left as it is";
        return "the run would wait up to " + Units.time(options.timeout()) + " for the rollout (" + failing + ")"
                + offer();
    }

    private String offer() {
        return switch (state.state()) {
            case ON_OFFER, REQUESTED, CURRENT, OVERTAKEN, OTHER_IN_FLIGHT ->
                "; " + state.description().english();
            case NOT_OFFERED, UNKNOWN ->
                options.release() == DeployOptions.Import.CREATE && options.waitFor() == DeployOptions.WaitFor.OFFER
                        ? ", and as long for the operator to offer the release"
                        : "";
        };
    }
}
