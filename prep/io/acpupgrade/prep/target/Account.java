package io.acpupgrade.prep.target;

/** A registry account with its password. */
public record Account(String username, Password password) {}
