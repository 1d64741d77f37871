package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.preflight.advisory.HostLookup;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.problem.Language;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything outside that a run may use, so that a test can bring its own.
 *
 * @param err where the log of the run goes; {@code screen} says what kind of place that is
 * @param window the size of the terminal, where it is one
 * @param script the path by which {@code upgrade.sh} was called
 * @param color whether words stand out, as the user asks for it
 * @param home the folder that holds {@code upgrade.sh}, where it was started by it
 */
public record CliContext(
        InputStream in,
        StandardStream out,
        StandardStream err,
        Screen screen,
        Supplier<TerminalSize> window,
        Map<String, String> environment,
        Path script,
        Optional<Path> home,
        Path workingFolder,
        Interruption interruption,
        InstantSource clock,
        HostLookup hosts,
        Language language,
        ColorChoice color) {
    /** Where the log of a run goes. */
    public enum Screen {
        /** A person looks at it: lines may be drawn over. */
        TERMINAL,
        /** It is kept: every line stays. */
        LOG
    }

    /** The folder of the files that grant rights: a release has it beside its runtime, a checkout at its top. */
    public Path accessRoles() {
        Path relative = Path.of("manifests", "access");
        return home.stream()
                .flatMap(place -> Stream.of(place.resolve("acp-upgrade"), place, place.resolveSibling(".")))
                .map(place -> place.resolve(relative).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(relative);
    }

    /** The same in the language and colours that a command line asks for, which is not read yet. */
    public CliContext speaking(List<String> arguments) {
        return new CliContext(
                in,
                out,
                err,
                screen,
                window,
                environment,
                script,
                home,
                workingFolder,
                interruption,
                clock,
                hosts,
                LanguageChoice.of(arguments, language),
                ColorChoice.of(arguments));
    }

    /** Prints the log of the run. */
    public Printer printer() {
        return new Printer(err, language, color.coloring(hasTerminal(), environment));
    }

    /** Prints results. */
    public Printer results() {
        return new Printer(out, language, color.coloring(out.isTerminal(), environment));
    }

    public boolean hasTerminal() {
        return screen == Screen.TERMINAL;
    }
}
