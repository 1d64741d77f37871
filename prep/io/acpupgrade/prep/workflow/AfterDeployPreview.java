package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;

/**
 * What a deployment would do once everything is applied.
 *
 * @param state where the release stands before that
 */
record AfterDeployPreview(DeployOptions options, ReleaseState state) {
    Message message() {
        Message timeout = Durations.waited(options.timeout());
        return options.onFailure() == DeployOptions.OnFailure.ROLL_BACK
                ? Message.of("deploy.preview-rollback", timeout, offer())
                : Message.of("deploy.preview-keep", timeout, offer());
    }

    private Message offer() {
        return switch (state.state()) {
            case ON_OFFER, REQUESTED, CURRENT, OVERTAKEN, OTHER_IN_FLIGHT ->
                Message.of("deploy.preview-state", state.description());
            case NOT_OFFERED, UNKNOWN ->
                options.release() == DeployOptions.Import.CREATE && options.waitFor() == DeployOptions.WaitFor.OFFER
                        ? Message.of("deploy.preview-offer")
                        : Message.NONE;
        };
    }
}
