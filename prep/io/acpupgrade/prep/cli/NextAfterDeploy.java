package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.deploy.OperatorLog;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;

/** What to do once the operator of a release runs. */
record NextAfterDeploy(ReleaseState standing, OwnCommand upgrade) {
    void tell(OperatorLog log) {
        switch (standing.state()) {
            case ON_OFFER -> {
                log.say("Next", preflight().toString());
                log.say("Then", request().toString());
            }
            case REQUESTED -> log.say("Next", "Follow it: `" + upgrade.verb("status", "--watch") + "`");
            case CURRENT, OVERTAKEN ->
                log.say(
                        "Next",
                        "Nothing is left to request for the global cluster. Where the others are: `"
                                + upgrade.verb("status", "--all") + "`");
            case OTHER_IN_FLIGHT ->
                requestAfter("Follow the other upgrade to its end: `" + upgrade.verb("status", "--watch") + "`", log);
            case NOT_OFFERED ->
                requestAfter("Wait until the operator offers it; `" + upgrade.verb("status") + "` shows it", log);
            case UNKNOWN ->
                log.say(
                        "Next",
                        "See that the operator's own definitions are there (--operator-manifest), then run the same"
                                + " command again.");
        }
    }

    private void requestAfter(String first, OperatorLog log) {
        log.say("Next", first);
        log.say("Then", "`" + preflight() + "`, and then: `" + request() + "`");
    }

    private ShellCommand preflight() {
        return upgrade.run("--preflight");
    }

    private ShellCommand request() {
        return upgrade.verb("request").option("--to", standing.version().plain());
    }
}
