/**
 * One class for each verb, which reads as its steps from top to bottom: {@link UpgradeWorkflow} is the whole of
 * {@code bash upgrade.sh}. A workflow gets settings and a {@link WorkflowContext}, announces what happens to a
 * {@link RunListener}, and ends with an {@link ExitCode} or an exception that {@link Failure} explains.
 */
@NullMarked
package io.acpupgrade.prep.workflow;

import org.jspecify.annotations.NullMarked;
