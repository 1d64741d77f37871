package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;

/** What to do once the operator of a release runs. */
record NextSteps(ReleaseState state, OwnCommand program) {
    void announce(DeployLog log) {
        switch (state.state()) {
            case ON_OFFER -> {
                log.info(Message.text("Next"), Message.text(preflight().toString()));
                log.info(Message.text("Then"), Message.text(request().toString()));
            }
            case REQUESTED ->
                log.info(Message.text("Next"), Message.text("Follow it: `" + program.verb("status", "--watch") + "`"));
            case CURRENT, OVERTAKEN ->
                log.info(
                        Message.text("Next"),
                        Message.text("Nothing is left to request for the global cluster. Where the others are: `"
                                + program.verb("status", "--all") + "`"));
            case OTHER_IN_FLIGHT ->
                requestAfter("Follow the other upgrade to its end: `" + program.verb("status", "--watch") + "`", log);
            case NOT_OFFERED ->
                requestAfter("Wait until the operator offers it; `" + program.verb("status") + "` shows it", log);
            case UNKNOWN ->
                log.info(
                        Message.text("Next"),
                        Message.text(
                                "See that the operator's own definitions are there (--operator-manifest), then run the same"
                                        + " command again."));
        }
    }

    private void requestAfter(String first, DeployLog log) {
        log.info(Message.text("Next"), Message.text(first));
        log.info(Message.text("Then"), Message.text("`" + preflight() + "`, and then: `" + request() + "`"));
    }

    private ShellCommand preflight() {
        return program.run("--preflight");
    }

    private ShellCommand request() {
        return program.verb("request").option("--to", state.version().plain());
    }
}
