package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.console.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language a run speaks. */
@Tag("any-jdk")
class LanguageTest {
    private static final String ENGLISH = "Invalid value";
    private static final String CHINESE = "取值无效";

    @TempDir
    Path folder;

    private CommandLineRun here;

    @BeforeEach
    void open() throws IOException {
        here = CommandLineRun.in(Files.createDirectory(folder.resolve("core")));
    }

    private static String refusal(CommandLineRun run, String line) {
        return run.run(line.split(" ")).exits(2).err();
    }

    @Test
    void isThatOfTheLocale() {
        assertThat(refusal(here, "plan --jobs x")).contains(ENGLISH);
        assertThat(refusal(here.inChinese(), "plan --jobs x")).contains(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan --jobs x --lang zh",
                "plan --lang=zh --jobs x",
                "plan --lang ZH --jobs x",
                "--lang zh --origin x",
                "--lang=zh plan --jobs x"
            })
    void isTheOneAskedForAlsoInARefusal(String line) {
        assertThat(refusal(here, line)).contains(CHINESE).doesNotContain(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan --jobs x --lang en", "plan --lang=en --jobs x"})
    void mayBeEnglishInAChineseLocale(String line) {
        assertThat(refusal(here.inChinese(), line)).contains(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plan --jobs x --lang auto", "plan --lang fr", "plan --lang=", "inspect --jobs -- --lang en"})
    void isThatOfTheLocaleWhereNoOtherIsNamed(String line) {
        assertThat(refusal(here.inChinese(), line)).doesNotContain("FAILED").contains("失败");
    }

    @Test
    void showsRefusalsInChinese() {
        here.inChinese().run("verfy").exits(2).readsLike("zh/usage-unknown-command");
        here.inChinese().run("plan", "--jobs", "many").exits(2).readsLike("zh/usage-jobs");
        here.inChinese().run("--cluster", "business-1").exits(2).readsLike("zh/usage-option-goes-with");
    }
}
