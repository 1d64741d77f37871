package io.acpupgrade.prep.cli;

/**
 * How an interrupted run leaves things.
 *
 * @param next what to do about it
 */
record Aftermath(String state, String next) {
    static final Aftermath OF_COPY = new Aftermath(
            "Nothing half is named in the registry.", "Run the same command again; only what is missing is sent.");
}
