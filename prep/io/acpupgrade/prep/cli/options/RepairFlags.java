package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.report.RepairReport;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is sent again. */
public final class RepairFlags {
    @UnusedWith({"--preflight", "--skip-sync-image"})
    @Option(
            names = "--repair",
            paramLabel = "REPORT",
            description =
                    "Send again, and read back, what this report of 'verify --deep' names as damaged, although the"
                            + " registry says that it is there.")
    private Optional<Path> report = Optional.empty();

    /**
     * What the report names as damaged.
     *
     * @throws InvalidInputException where it is no report of a deep verification
     */
    public RepairOrder order(CliContext context) throws InvalidInputException {
        if (report.isEmpty()) {
            return RepairOrder.none();
        }
        Path file = context.workingFolder().resolve(report.get());
        if (!Files.exists(file)) {
            throw new UsageException(
                    Message.text("--repair " + report.get() + ": there is no such file"),
                    Message.text("Give the report that verify --deep has written (--report FILE)."));
        }
        return RepairReport.read(file);
    }
}
