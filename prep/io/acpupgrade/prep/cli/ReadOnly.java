package io.acpupgrade.prep.cli;

/** A command that changes nothing in registry or cluster, so that one may be sent there who has mistyped a verb. */
interface ReadOnly {}
