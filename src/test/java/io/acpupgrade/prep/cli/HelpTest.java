package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help texts, kept in {@code docs/help} so that the documents cannot go stale. */
@Isolated("the width is a property of the whole process")
class HelpTest {
    private static final String WIDTH = "picocli.usage.width";

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
        pin("upgrade", CommandLineRun.in(folder).run("--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "deploy", "plan", "inspect", "verify", "request", "status"})
    void helpsWithACommand(String command) {
        pin(command, CommandLineRun.in(folder).run(command, "--help"));
    }

    private static void pin(String name, Console console) {
        Golden.help(name).matches(console.exits(0).out());
    }
}
