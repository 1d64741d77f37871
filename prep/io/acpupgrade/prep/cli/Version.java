package io.acpupgrade.prep.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which version of this program runs, as its jar says. */
final class Version implements IVersionProvider {
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "acp-upgrade " + text(), "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
