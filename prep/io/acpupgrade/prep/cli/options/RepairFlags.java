package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.report.RepairReport;
import io.acpupgrade.registry.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is sent again. */
public final class RepairFlags {
    @UnusedWith({"--preflight", "--skip-sync-image"})
    @Option(names = "--repair", paramLabel = "REPORT")
    private Optional<Path> report = Optional.empty();

    public boolean isAsked() {
        return report.isPresent();
    }

    /**
     * What the report names as damaged.
     *
     * @throws InvalidInputException where it is no report that says what a registry holds
     */
    public RepairOrder order(CliContext context) throws InvalidInputException {
        if (report.isEmpty()) {
            return RepairOrder.none();
        }
        return RepairReport.read(context.workingFolder().resolve(report.get()));
    }
}
