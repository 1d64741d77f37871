package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What picocli finds wrong with a command line is said in this program's words, in both languages. */
@Tag("any-jdk")
class ComplaintTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plan --jobs many              | Invalid value for --jobs: 'many' is not a whole number
                    plan --jobs=                  | Invalid value for --jobs: '' is not a whole number
                    plan --stall-timeout 1.5      | Invalid value for --stall-timeout: '1.5' is not a whole number
                    plan --output jsn             | Invalid value for --output: 'jsn' is none of text, json
                    plan --lang fr                | Invalid value for --lang: 'fr' is none of en, zh, auto
                    --preflight --origin mine     | Invalid value for --origin: 'mine' is none of auto, cvo, local
                    --preflight=perhaps           | Invalid value for --preflight: 'perhaps' is neither true nor false
                    --skip-sync-image=perhaps     | Invalid value for --skip-sync-image: 'perhaps' is neither true nor false
                    request --to latest           | Invalid value for --to: 'latest' is no version, as 4.3.0 is
                    status --stall-timeout soon   | Invalid value for --stall-timeout: 'soon' is no time, as 90s, 10m or 1h are
                    deploy --timeout soon         | Invalid value for --timeout: 'soon' is no time, as 90s, 10m or 1h are
                    plan --jobs                   | --jobs needs a value (N)
                    plan --report                 | --report needs a value (FILE)
                    request --accept              | --accept needs a value (CHECK)
                    plan --jobs 1 --jobs 2        | --jobs is given more than once
                    plan --password-stdin=hunter2 | --password-stdin takes no value
                    """)
    void saysWhatIsWrongWithTheCommandLine(String line, String complaint) {
        assertThat(CommandLineRun.in(folder).run(line.split(" ")).exits(2).err())
                .contains("FAILED    " + complaint + "\n")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan --jobs many",
                "plan --output jsn",
                "--preflight=perhaps",
                "request --to latest",
                "status --stall-timeout soon",
                "plan --jobs",
                "plan --jobs 1 --jobs 2",
                "plan --password-stdin=x",
                "sync --nonsense",
                "--nonsense",
                "--only-sync-images",
                "verfy",
                "sync plan",
                "sync --only-sync-image",
                "plan --repair x",
                "status --cluster x --all",
                "--limit-rate 5M --dry-run",
                "--to 4.3.0",
                "--lang zh plan",
                "request",
                "request --to 4.3.0",
                "--only-sync-image --skip-sync-image",
                "plan --jobs 0 --package .",
                "sync --limit-rate x --package .",
                "plan --plain-http --insecure-skip-tls-verify --package .",
                "plan --registry http://a --package .",
                "plan --stall-timeout 0"
            })
    void saysItInChinese(String line) {
        assertThat(CommandLineRun.in(folder)
                        .inChinese()
                        .run(line.split(" "))
                        .exits(2)
                        .err()
                        .lines()
                        .filter(said -> !said.contains("acp-upgrade (")))
                .isNotEmpty()
                .allMatch(said -> said.codePoints().anyMatch(Character::isIdeographic), "is Chinese")
                .noneMatch(said -> said.matches(".*[a-z]+ [a-z]+ [a-z]+.*"));
    }
}
