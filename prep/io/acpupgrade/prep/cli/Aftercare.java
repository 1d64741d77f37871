package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.operator.DeployOptions;

/** What a deployment does once everything is applied. */
record Aftercare(DeployOptions options) {
    String words() {
        String failing = options.onFailure() == DeployOptions.OnFailure.ROLL_BACK
                ? "an update that does not get ready is put back"
                : "an update that does not get ready is left as it is";
        boolean offered =
                options.release() == DeployOptions.Import.CREATE && options.waitFor() == DeployOptions.WaitFor.OFFER;
        return "the run would wait up to " + Units.time(options.timeout()) + " for the rollout (" + failing + ")"
                + (offered ? ", and as long for the operator to offer the release" : "");
    }
}
