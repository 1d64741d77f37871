package io.acpupgrade.prep.report;

import io.acpupgrade.registry.copy.CopyPlan;

/**
 * What a sync has to send.
 *
 * @param bytesToSend of blobs that are sent as they are
 * @param bytesToCompress of plain layers, before they are compressed
 */
public record PlanReport(
        int artifacts, int alreadyThere, int blobsToSend, long bytesToSend, long bytesToCompress, long blobsToMount) {
    static PlanReport of(CopyPlan plan) {
        int all = plan.states().size();
        return new PlanReport(
                all,
                all - plan.incomplete().size(),
                plan.transfers().size(),
                plan.verbatimBytes(),
                plan.bytesToCompress(),
                plan.mounts());
    }
}
