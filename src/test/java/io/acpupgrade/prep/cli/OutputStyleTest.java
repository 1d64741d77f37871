package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours, and how much is printed. */
@Tag("any-jdk")
class OutputStyleTest {
    private static final String RED = "\u001b[31m";

    @TempDir
    Path folder;

    private CommandLineRun here;

    @BeforeEach
    void open() throws Exception {
        here = CommandLineRun.in(Site.TWO_IMAGES.writeFolder(folder.resolve("core")));
    }

    @Test
    void colorsFailuresOnATerminal() {
        assertThat(here.onTerminal().run("plan", "--jobs", "x").err()).contains(RED + "FAILED");
        assertThat(here.onTerminal().run("plan", "--jobs", "0").err()).contains(RED + "FAILED");
    }

    @Test
    void colorsNothingElsewhereOrWhereTheUserWantsNone() {
        assertThat(here.run("plan", "--jobs", "x").err()).doesNotContain(RED);
        assertThat(here.onTerminal()
                        .env("NO_COLOR", "1")
                        .run("plan", "--jobs", "x")
                        .err())
                .doesNotContain(RED);
        assertThat(here.onTerminal()
                        .run("plan", "--jobs", "x", "--color", "never")
                        .err())
                .doesNotContain(RED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan --color always --jobs x", "plan --color=always --jobs 0"})
    void colorsEverywhereWhereTheUserWantsIt(String line) {
        assertThat(here.env("NO_COLOR", "1").run(line.split(" ")).err()).contains(RED);
    }

    @Test
    void neverColorsJsonOrFiles() throws Exception {
        // When
        Console console = here.run("plan", "--jobs", "0", "--color", "always", "-o", "json", "--report", "r.json");

        // Then
        assertThat(console.json().at("/exitCode").asInt()).isEqualTo(2);
        assertThat(folder.resolve("core/r.json")).content().doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--quiet"})
    void printsOnlyTheResultWhereItIsToBeQuiet(String option) {
        // When
        Console console = here.run("inspect", option).exits(0);

        // Then
        assertThat(console.err()).isEmpty();
        assertThat(console.out()).isEqualTo(here.run("inspect").out()).isNotEmpty();
    }

    @Test
    void printsFailuresAlsoWhereItIsToBeQuiet() {
        assertThat(here.run("plan", "-q", "--jobs", "0").exits(2).err())
                .startsWith("FAILED    --jobs 0")
                .contains("Next      Give it 1 or more.");
    }

    @Test
    void isQuietInChineseToo() {
        assertThat(here.inChinese().run("plan", "-q", "--jobs", "0").exits(2).err())
                .startsWith("失败      --jobs 0")
                .contains("下一步    请指定 1 或更大的值。");
    }

    @Test
    void isNotVerboseAndQuietAtOnce() {
        assertThat(here.run("inspect", "-v", "-q").exits(2).err())
                .contains("`upgrade.sh inspect --quiet` does not use --verbose");
    }
}
