package io.acpupgrade.prep.text;

/**
 * How the two programs are called that people are told to run.
 *
 * @param kubectl how a command line begins that leads to the cluster in question
 * @param upgrade this program
 */
public record CommandPrefixes(ShellCommand kubectl, OwnCommand upgrade) {}
