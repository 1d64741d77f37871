package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.prep.text.ShellCommand;

/**
 * How an API server was come to, for what is said about it.
 *
 * @param kubectl how a command line begins that takes the same way wherever it is pasted
 * @param alternative how to choose another cluster or user, as a full sentence
 */
public record AccessHints(ShellCommand kubectl, String alternative) {}
