package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;

/**
 * How users reach this API server, for commands and remedies in messages.
 *
 * @param kubectl the start of a kubectl command line that reaches it from any shell
 * @param alternative how to choose another cluster or user, as a full sentence
 */
public record AccessHints(ShellCommand kubectl, Message alternative) {}
