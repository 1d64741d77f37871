package io.acpupgrade.prep.text;

/**
 * How suggested commands begin.
 *
 * @param kubectl kubectl with the options that select the cluster
 * @param upgrade this program with the options of this run
 */
public record CommandPrefixes(ShellCommand kubectl, OwnCommand upgrade) {}
