package io.acpupgrade.prep.target;

/** Someone the registry knows, and the proof of it. */
public record Account(String username, Password password) {}
