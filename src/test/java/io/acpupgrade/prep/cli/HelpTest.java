package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Golden;
import io.acpupgrade.prep.output.terminal.TerminalText;
import io.acpupgrade.problem.Catalog;
import io.acpupgrade.problem.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The help texts, kept in {@code docs/help} so that the documents cannot go stale. */
@Isolated("the width is a property of the whole process")
class HelpTest {
    private static final String WIDTH = "picocli.usage.width";
    private static final List<String> VERBS =
            List.of("sync", "deploy", "plan", "inspect", "verify", "request", "status");

    @TempDir
    Path folder;

    @BeforeEach
    void forgetTheTerminal() {
        System.setProperty(WIDTH, "100");
    }

    @AfterEach
    void rememberTheTerminal() {
        System.clearProperty(WIDTH);
    }

    @Test
    void helpsWithTheProgram() {
        Golden.help("upgrade").matches(page(Language.ENGLISH, "--help"));
        Golden.help("zh/upgrade").matches(page(Language.CHINESE, "--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "deploy", "plan", "inspect", "verify", "request", "status"})
    void helpsWithACommand(String command) {
        Golden.help(command).matches(page(Language.ENGLISH, command, "--help"));
        Golden.help("zh/" + command).matches(page(Language.CHINESE, command, "--help"));
    }

    @ParameterizedTest
    @EnumSource
    void fitsATerminalOf80Columns(Language language) {
        System.setProperty(WIDTH, "80");
        assertThat(pages(language).flatMap(String::lines))
                .filteredOn(line -> !line.contains(" \\"))
                .allSatisfy(line ->
                        assertThat(new TerminalText(line).width()).as(line).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @EnumSource
    void showsAllThatTheCatalogHasForIt(Language language) {
        // Given
        System.setProperty(WIDTH, "1000");
        String pages = pages(language).collect(Collectors.joining());

        // Then
        assertThat(Catalog.of(language).codes())
                .filteredOn(code -> code.startsWith("help."))
                .hasSizeGreaterThan(70)
                .allSatisfy(code -> assertThat(pages)
                        .contains(language.text(code)
                                .replace("%n", "\n")
                                .replaceAll("\\$\\{DEFAULT-VALUE}.*", "")
                                .strip()));
    }

    private Stream<String> pages(Language language) {
        return Stream.concat(
                Stream.of(page(language, "--help")), VERBS.stream().map(verb -> page(language, verb, "--help")));
    }

    private String page(Language language, String... line) {
        CommandLineRun here = CommandLineRun.in(folder);
        return (language == Language.CHINESE ? here.inChinese() : here)
                .run(line)
                .exits(0)
                .out();
    }
}
