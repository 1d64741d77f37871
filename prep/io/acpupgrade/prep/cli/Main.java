package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ColorChoice;
import io.acpupgrade.prep.cli.options.ProcessEnvironment;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalWindow;
import io.acpupgrade.prep.preflight.advisory.SystemHostLookup;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.problem.Language;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import picocli.CommandLine;

/** The program: takes up what is outside, runs the command line, exits. */
public final class Main {
    /** How long the run has, after an interruption, to write its report. */
    private static final long GRACE_MILLIS = 1_500;

    private Main() {}

    public static void main(String[] args) {
        // failures of the libraries are printed in this program's words
        LogManager.getLogManager().reset();
        Interruption interruption = new Interruption();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(interruption, ended), "interrupt"));
        int code = ExitCode.DEFECT.number();
        try {
            code = run(args, context(interruption));
        } finally {
            // whatever happened: what comes now is no interruption
            ended.countDown();
            System.exit(code);
        }
    }

    /** A signal ends the Java machine through its hooks; the run is given a moment to end in order. */
    private static void interrupt(Interruption interruption, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        interruption.ask();
        try {
            if (!ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                interruption.giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }

    private static CliContext context(Interruption interruption) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        boolean terminal = Boolean.getBoolean("acp.upgrade.terminal");
        return new CliContext(
                System.in,
                Boolean.getBoolean("acp.upgrade.terminal.stdout")
                        ? StandardStream.terminal(out)
                        : StandardStream.over(out),
                StandardStream.over(new FileOutputStream(FileDescriptor.err)),
                terminal ? CliContext.Screen.TERMINAL : CliContext.Screen.LOG,
                TerminalWindow.ofStderr(System.getenv()),
                ProcessEnvironment.of(System.getenv(), Optional.ofNullable(System.getProperty("acp.upgrade.password"))),
                Path.of(System.getProperty("acp.upgrade.script", "upgrade.sh")),
                Optional.ofNullable(System.getProperty("acp.upgrade.home")).map(Path::of),
                Path.of("").toAbsolutePath(),
                interruption,
                InstantSource.system(),
                new SystemHostLookup(),
                Language.of(System.getProperty("acp.upgrade.language", "")),
                ColorChoice.auto);
    }

    /** Runs one command line in this context, in the language that it asks for. */
    public static int run(String[] args, CliContext outside) {
        CliContext context = outside.speaking(List.of(args));
        CommandLine commandLine = new CommandLine(new UpgradeCommand(context), new Commands(context));
        commandLine.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setHelpFactory(HelpTexts.in(context.language()));
        collectErrors(commandLine);
        commandLine.setExecutionStrategy(new OptionEffects());
        UnhandledFailure lastResort = new UnhandledFailure(context);
        commandLine.setParameterExceptionHandler(new UsageErrors(context));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> lastResort.failed(failure, command));
        try {
            return lastResort.written(commandLine.execute(args));
        } catch (RuntimeException | Error e) {
            return lastResort.failed(e, commandLine);
        }
    }

    /** Reads a command line to its end in spite of errors: where a report of them is to go may stand behind them. */
    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Main::collectErrors);
    }
}
