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
            case ON_OFFER ->
                announce(
                        Message.verbatim(preflight().toString()),
                        Message.verbatim(request().toString()),
                        log);
            case REQUESTED -> announce(Message.of("next.follow", program.verb("status", "--watch")), Message.NONE, log);
            case CURRENT, OVERTAKEN ->
                announce(Message.of("next.nothing-left", program.verb("status", "--all")), Message.NONE, log);
            case OTHER_IN_FLIGHT ->
                announce(
                        Message.of("next.follow-other", program.verb("status", "--watch")), preflightAndRequest(), log);
            case NOT_OFFERED ->
                announce(Message.of("next.wait-for-offer", program.verb("status")), preflightAndRequest(), log);
            case UNKNOWN -> announce(Message.of("next.see-definitions"), Message.NONE, log);
        }
    }

    private static void announce(Message next, Message then, DeployLog log) {
        log.info(Message.of("heading.next"), next);
        if (!then.isEmpty()) {
            log.info(Message.of("heading.then"), then);
        }
    }

    private Message preflightAndRequest() {
        return Message.of("next.preflight-then-request", preflight(), request());
    }

    private ShellCommand preflight() {
        return program.run("--preflight");
    }

    private ShellCommand request() {
        return program.verb("request").option("--to", state.version().plain());
    }
}
