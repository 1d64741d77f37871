package io.acpupgrade.prep.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ColorChoice;
import io.acpupgrade.prep.output.terminal.StandardStream;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.workflow.Interruption;
import io.acpupgrade.problem.Language;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that have an effect with a verb and mode; each option that is not listed as refused must be accepted. */
@Tag("any-jdk")
class OptionEffectsTest {
    private static final String PREFLIGHT_ONLY = "--cluster --to --origin --checked-by-hand --strict --version-data"
            + " --cluster-kubeconfig --cluster-context";

    private static final String DEPLOY_ONLY =
            "--operator-manifest --force-conflicts --no-rollback --no-import-manifest --no-wait"
                    + " --allow-downgrade --during-upgrade --all-manifests";

    @TempDir
    Path folder;

    /** Verb and mode, and the options that have no effect there. */
    static Stream<Arguments> table() {
        return Stream.of(
                row("", PREFLIGHT_ONLY + " --sync-report"),
                row("--dry-run", PREFLIGHT_ONLY + " --limit-rate --sync-report"),
                row("--skip-sync-image", PREFLIGHT_ONLY + " --limit-rate --repair --sync-report"),
                row("--skip-sync-image --dry-run", PREFLIGHT_ONLY + " --limit-rate --repair --sync-report"),
                row("--only-sync-image", PREFLIGHT_ONLY + " --sync-report --timeout --shadow-group " + DEPLOY_ONLY),
                row(
                        "--only-sync-image --dry-run",
                        PREFLIGHT_ONLY + " --limit-rate --sync-report --timeout --shadow-group " + DEPLOY_ONLY),
                row(
                        "--preflight",
                        "--only-sync-image --skip-sync-image --dry-run --limit-rate --repair --skip-check-artifacts --keyring --layer-compression"
                                + " --sync-report --cluster-kubeconfig --cluster-context " + DEPLOY_ONLY),
                row(
                        "--preflight --cluster business-1",
                        "--only-sync-image --skip-sync-image --dry-run --limit-rate --repair --skip-check-artifacts --keyring --layer-compression"
                                + " --sync-report " + DEPLOY_ONLY),
                row("--preflight=false", PREFLIGHT_ONLY + " --sync-report"),
                row("plan", "--sync-report"),
                row("sync", "--sync-report"),
                row("sync --dry-run", "--limit-rate --sync-report"),
                row("deploy", "--sync-report"),
                row("deploy --dry-run", "--sync-report"),
                row("verify", "--limit-rate --sync-report"),
                row("verify --deep", "--sync-report"),
                row("verify --report-html page.html", "--limit-rate"),
                row("inspect", "--sync-report"),
                row("inspect plugin.tgz", "--package --sync-report"),
                row("request", "--sync-report --stall-timeout --cluster-kubeconfig --cluster-context"),
                row("request --wait", "--sync-report --cluster-kubeconfig --cluster-context"),
                row("request --cluster business-1", "--sync-report --stall-timeout"),
                row(
                        "request --to-latest",
                        "--sync-report --stall-timeout --cluster-kubeconfig --cluster-context"
                                + " --allow-explicit-upgrade"),
                row("status", "--sync-report --stall-timeout"),
                row("status --watch", "--sync-report --all"),
                row("status --all", "--sync-report --stall-timeout --watch --details --cluster"));
    }

    private static Arguments row(String mode, String refused) {
        return Arguments.of(mode, new TreeSet<>(words(refused)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    @ParameterizedTest(name = "upgrade.sh {0}")
    @MethodSource("table")
    void refusesOptionsWithoutEffect(String mode, Set<String> refused) {
        // Given
        CommandLine line = commandLine();
        CommandLine verb = verb(line, words(mode));

        // When
        Set<String> found = verb.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                // which would be another mode
                .filter(option -> !option.longestName().equals("--preflight"))
                .filter(option -> !words(mode).contains(option.longestName()))
                .filter(option -> isRefused(line, mode, option))
                .map(OptionSpec::longestName)
                .collect(toCollection(TreeSet::new));

        // Then
        assertThat(found).isEqualTo(refused);
    }

    /** The same check as with the mode's other arguments. */
    private static boolean isRefused(CommandLine command, String mode, OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + sample(option);
        Stream<String> line = Stream.concat(words(mode).stream(), Stream.of(option.longestName() + value));
        try {
            OptionEffects.check(command.parseArgs(line.toArray(String[]::new)));
            return false;
        } catch (ParameterException e) {
            assertThat(e).hasMessageContaining(option.longestName()).hasMessageContaining("`upgrade.sh");
            return true;
        }
    }

    private static String sample(OptionSpec option) {
        return switch (option.paramLabel()) {
            case "BOOL" -> "true";
            case "VERSION" -> "4.3.0";
            case "TIME" -> "5m";
            case "N", "SECONDS" -> "3";
            case "BYTES" -> "5M";
            default ->
                option.paramLabel().contains("|") && !option.paramLabel().equals("FILE|DIR")
                        ? option.paramLabel().substring(0, option.paramLabel().indexOf('|'))
                        : "x";
        };
    }

    private static CommandLine verb(CommandLine root, List<String> mode) {
        return mode.isEmpty() ? root : root.getSubcommands().getOrDefault(mode.get(0), root);
    }

    private CommandLine commandLine() {
        StandardStream nowhere = StandardStream.over(OutputStream.nullOutputStream());
        CliContext surroundings = new CliContext(
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                nowhere,
                CliContext.Screen.LOG,
                () -> TerminalSize.USUAL,
                Map.of(),
                Path.of("upgrade.sh"),
                Optional.empty(),
                folder,
                new Interruption(),
                Clock.systemUTC(),
                Set::of,
                Language.ENGLISH,
                ColorChoice.auto);
        CommandLine line = new CommandLine(new UpgradeCommand(surroundings), new Commands(surroundings));
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dry-run request --to 4.3.0 --yes",
                "--package core plan",
                "--verbose status",
                "--cluster business-1",
                "--skip-sync-image --to 4.3.0",
                "--origin local",
                "--strict"
            })
    void runsNothingForAMisplacedOption(String line) {
        run(line).exits(2);
    }

    @Test
    void ignoresUnusedEnvironmentVariables() {
        assertThat(CommandLineRun.in(folder)
                        .env("SKIP_SYNC_IMAGE", "true")
                        .env("REGISTRY_USERNAME", "admin")
                        .run("status", "--kubeconfig", "no-such-file")
                        .exits(4)
                        .err())
                .contains("no-such-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requst --to 4.3.0", "reqest", "requests", "Request"})
    void suggestsNoWritingVerb(String line) {
        assertThat(run(line).exits(2).err()).doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--pasword=hunter2",
                "--pasword hunter2",
                "-phunter2",
                "-p hunter2",
                "-p=hunter2",
                "--password-stdin=hunter2",
                "--password-stdin hunter2",
                "plan --pasword=hunter2",
                "status --token=hunter2 --all",
                "--username admin --passwd hunter2"
            })
    void hidesOptionValues(String line) {
        assertThat(run(line).exits(2).err()).doesNotContain("hunter2").contains("FAILED");
    }

    private io.acpupgrade.fixture.console.Console run(String line) {
        return CommandLineRun.in(folder).run(line.split(" "));
    }
}
