package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.ColorChoice;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs that end with an error of the Java runtime, and runs whose results cannot be written. */
class UnexpectedFailureTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream out = new ByteArrayOutputStream();

    private int run(Run.Preparation preparation, String... options) {
        CliContext context = new CliContext(
                new ByteArrayInputStream(new byte[0]),
                StandardStream.over(out),
                StandardStream.over(err),
                CliContext.Screen.LOG,
                () -> TerminalSize.USUAL,
                Map.of(),
                Path.of("upgrade.sh"),
                Optional.empty(),
                folder,
                new Interruption(),
                InstantSource.system(),
                Set::of,
                Language.ENGLISH,
                ColorChoice.auto);
        OutputOptions output = new OutputOptions();
        new CommandLine(output).parseArgs(options);
        return new Run("upgrade", Set.of(), context, output)
                .execute(new ClusterOptions(), new OwnCommand(Path.of("upgrade.sh"), List.of()), preparation);
    }

    private String output() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static ExitCode reading(Side side) {
        return ExhaustedError.onSide(side, () -> {
            throw new OutOfMemoryError("Java heap space");
        });
    }

    @Test
    void reportsAnIoErrorAsFailureOfTheSideThatWasRead() throws IOException {
        // When
        int input = run(run -> () -> reading(Side.INPUT), "--report", "report.json");

        // Then
        assertThat(input).isEqualTo(3);
        assertThat(output())
                .contains(
                        "FAILED    Reading the input: java.lang.OutOfMemoryError: Java heap space",
                        "ACP_UPGRADE_JAVA_OPTS=-Xmx1g");
        assertThat(folder.resolve("report.json")).content().contains("\"exitCode\" : 3");
        assertThat(run(run -> () -> reading(Side.REGISTRY))).isEqualTo(7);
        assertThat(run(run -> () -> reading(Side.CLUSTER))).isEqualTo(8);
    }

    @Test
    void reportsAnErrorOfAWorkerThreadTheSameWay() {
        assertThat(run(run -> () -> CompletableFuture.supplyAsync(() -> reading(Side.REGISTRY))
                        .join()))
                .isEqualTo(7);
    }

    @Test
    void reportsAnyOtherErrorAsADefectWithItsCause() {
        // When
        int exitCode = run(
                run -> () -> {
                    throw new StackOverflowError();
                },
                "--report",
                "report.json");

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(output()).contains("StackOverflowError", "ACP_UPGRADE_JAVA_OPTS=-Xss16m", "Trace");
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    void reportsAMissingClassAsADamagedRelease() {
        // When
        int exitCode = run(run -> () -> {
            throw new NoClassDefFoundError("com/github/luben/zstd/Zstd");
        });

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(output()).contains("missing or damaged", "Unpack the release again");
    }

    @Test
    void refusesAnUnwritableReportBeforeTheWork() {
        // When
        int exitCode = run(
                run -> () -> {
                    throw new AssertionError("hours of work");
                },
                "--report",
                "missing/report.json");

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(output()).contains("missing/report.json: there is no such file or folder", "Next      Name a place");
    }

    @Test
    void exitsWith4IfTheReportCannotBeWrittenAfterTheWork() {
        // When
        int exitCode = run(
                run -> () -> {
                    Files.createDirectory(folder.resolve("report.json"));
                    return ExitCode.DONE;
                },
                "--report",
                "report.json",
                "--output",
                "json");

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(output())
                .contains("FAILED    Writing the result to " + folder.resolve("report.json") + ": it is a folder");
        assertThat(out.toString()).contains("\"exitCode\" : 4", "it is a folder");
    }

    @Test
    void keepsAMoreSevereExitCode() {
        assertThat(run(
                        run -> () -> {
                            Files.createDirectory(folder.resolve("report.json"));
                            return ExitCode.REGISTRY;
                        },
                        "--report",
                        "report.json"))
                .isEqualTo(7);
    }

    @Test
    void exitsWith4IfStdoutCannotBeWritten() {
        // Given
        out = failing("No space left on device");

        // When
        int exitCode = run(run -> () -> ExitCode.DONE, "--output", "json", "--report", "report.json");

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(output()).contains("Writing the result to stdout: No space left on device");
        assertThat(folder.resolve("report.json")).content().contains("\"exitCode\" : 4");
    }

    @Test
    void exitsQuietlyIfThePipeIsClosed() {
        // Given
        out = failing("Broken pipe");

        // When
        int exitCode = run(run -> () -> ExitCode.DONE, "--output", "json");

        // Then
        assertThat(exitCode).isZero();
        assertThat(output()).doesNotContain("stdout");
    }

    @Test
    void reportsAnUnwritableStdoutForHelpToo() {
        // Given
        CliContext context = new CliContext(
                new ByteArrayInputStream(new byte[0]),
                StandardStream.over(failing("No space left on device")),
                StandardStream.over(err),
                CliContext.Screen.LOG,
                () -> TerminalSize.USUAL,
                Map.of(),
                Path.of("upgrade.sh"),
                Optional.empty(),
                folder,
                new Interruption(),
                InstantSource.system(),
                Set::of,
                Language.ENGLISH,
                ColorChoice.auto);

        // When
        int exitCode = Main.run(new String[] {"--help"}, context);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(output()).contains("No space left on device");
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
