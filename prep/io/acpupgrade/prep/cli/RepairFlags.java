package io.acpupgrade.prep.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is sent again. */
final class RepairFlags {
    @UnusedWith({"--preflight", "--skip-sync-image"})
    @Option(
            names = "--repair",
            paramLabel = "REPORT",
            description =
                    "Send again, and read back, what this report of 'verify --deep' names as damaged, although the"
                            + " registry says that it is there.")
    private Optional<Path> report = Optional.empty();

    Optional<Path> report() {
        return report;
    }
}
