/** What a workflow announces while it runs: its steps, its results, and how an interruption would leave things. */
@NullMarked
package io.acpupgrade.prep.workflow.event;

import org.jspecify.annotations.NullMarked;
