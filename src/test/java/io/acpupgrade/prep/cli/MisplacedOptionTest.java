package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads who gives an option to a command that has not got it, and others have. */
@Tag("any-jdk")
class MisplacedOptionTest {
    @TempDir
    Path folder;

    private String refusalOf(String line) {
        return CommandLineRun.in(folder).run(line.split(" ")).exits(2).err();
    }

    @ParameterizedTest
    @CsvSource({
        "sync, --only-sync-image, ''",
        "sync, --only-sync-image, =true",
        "sync, --only-sync-image, ' true'",
        "deploy, --skip-sync-image, ''",
        "plan, --only-sync-image, ''",
        "plan, --dry-run, ''",
        "verify, --dry-run, ''",
        "inspect, --dry-run, ''",
        "status, --dry-run, ''",
    })
    void saysThatTheVerbDoesThatAlways(String verb, String option, String value) {
        assertThat(refusalOf(verb + " " + option + value))
                .contains("`upgrade.sh " + verb + "` has no option " + option)
                .contains("`upgrade.sh " + verb + "` always does what " + option + " asks for: leave that out.")
                .doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sync --skip-sync-image        | `upgrade.sh --skip-sync-image` (without a verb).
                    deploy --only-sync-image=true | `upgrade.sh --only-sync-image` (without a verb).
                    request --preflight           | `upgrade.sh --preflight` (without a verb).
                    plan --repair=/tmp/report     | `upgrade.sh --repair` (without a verb), `upgrade.sh sync --repair`.
                    plan --to 4.3.0               | `upgrade.sh --preflight --to` (without a verb), `upgrade.sh request --to`.
                    --deep                        | `upgrade.sh verify --deep`.
                    --watch                       | `upgrade.sh status --watch`.
                    inspect --watch               | `upgrade.sh status --watch`.
                    --details --all               | `upgrade.sh status --details`.
                    """)
    void namesTheCommandsThatHaveTheOption(String line, String owners) {
        // Given
        String option = owners.replaceAll("^[^`]*`[^`]* (--[a-z-]+)`.*$", "$1");

        // Then
        assertThat(refusalOf(line))
                .contains(option + " belongs to " + owners)
                .doesNotContain("Did you mean")
                .doesNotContain("/tmp/report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --skip-check-artifacts", "request --skip-check-artifacts"})
    void namesEveryVerbThatHasTheOption(String line) {
        assertThat(refusalOf(line))
                .contains("--skip-check-artifacts belongs to `upgrade.sh --skip-check-artifacts` (without a verb),")
                .contains("`upgrade.sh plan --skip-check-artifacts`")
                .contains("`upgrade.sh inspect --skip-check-artifacts`");
    }

    @ParameterizedTest
    @CsvSource({"plan --registri x, Did you mean --registry", "--only-sync-images, Did you mean --only-sync-image"})
    void suggestsASimilarOptionWhereNoCommandHasIt(String line, String suggestion) {
        assertThat(refusalOf(line)).contains(suggestion);
    }

    @ParameterizedTest
    @CsvSource({"plan, sync", "status, business-1", "sync, plan"})
    void saysThatAVerbTakesNoOtherWords(String verb, String word) {
        assertThat(refusalOf(verb + " " + word + " --verbose"))
                .contains("`upgrade.sh " + verb + "` takes options only, and no '" + word + "'")
                .doesNotContain("There is no command");
    }
}
