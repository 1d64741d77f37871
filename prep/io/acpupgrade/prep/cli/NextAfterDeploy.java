package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.operator.Standing;

/** What to do once the operator of a release runs. */
record NextAfterDeploy(Standing standing) {
    String words() {
        String version = standing.version().plain();
        String request = "bash upgrade.sh --preflight, and then: bash upgrade.sh request --to " + version;
        return switch (standing.state()) {
            case ON_OFFER -> request;
            case REQUESTED -> "Follow it: bash upgrade.sh status --watch";
            case CURRENT, OVERTAKEN ->
                "Nothing is left to request for the global cluster. Where the others are: bash upgrade.sh status --all";
            case OTHER_IN_FLIGHT ->
                "Follow the other upgrade to its end: bash upgrade.sh status --watch. Then: " + request;
            case NOT_OFFERED -> "Wait until the operator offers it (bash upgrade.sh status shows it). Then: " + request;
            case UNKNOWN ->
                "See that the operator's own definitions are there (--operator-manifest), then run the same command again.";
        };
    }
}
