/** What a workflow was asked to do, read from the command line and found to be in order. */
@NullMarked
package io.acpupgrade.prep.workflow.settings;

import org.jspecify.annotations.NullMarked;
