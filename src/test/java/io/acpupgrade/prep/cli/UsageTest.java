package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads if the command line is wrong. */
class UsageTest {
    private static final String[] NOWHERE = {"--registry", "127.0.0.1:1"};

    @TempDir
    Path folder;

    private CommandLineRun here;

    @BeforeEach
    void open() throws Exception {
        here = CommandLineRun.in(Site.TWO_IMAGES.writeFolder(folder.resolve("core")));
    }

    @Test
    void refusesAnUnknownOption() {
        here.run("--only-sync-images").exits(2).readsLike("usage-unknown-option");
    }

    @Test
    void refusesAnUnknownCommand() {
        here.run("verfy").exits(2).readsLike("usage-unknown-command");
    }

    @Test
    void refusesToSyncAndToSkipIt() {
        here.run("--only-sync-image", "--skip-sync-image").exits(2).readsLike("usage-sync-and-skip");
    }

    @Test
    void refusesASyncThatTheEnvironmentSkips() {
        here.env("SKIP_SYNC_IMAGE", "true")
                .run("--only-sync-image")
                .exits(2)
                .readsLike("usage-sync-and-skip-by-environment");
    }

    @Test
    void refusesAnEmptyPassword() {
        here.stdin("")
                .run("plan", NOWHERE[0], NOWHERE[1], "--username", "admin", "--password-stdin")
                .exits(2)
                .readsLike("usage-password-stdin-empty");
    }

    @Test
    void refusesTwoPasswords() {
        here.stdin("secret\n")
                .run("plan", NOWHERE[0], NOWHERE[1], "--username", "admin", "--password", "x", "--password-stdin")
                .exits(2)
                .readsLike("usage-two-passwords");
    }

    @Test
    void refusesAUserWithoutAPassword() {
        here.run("plan", NOWHERE[0], NOWHERE[1], "--username", "admin").exits(2).readsLike("usage-no-password");
    }

    @Test
    void refusesPlainHttpWithTlsOptions() {
        here.run("plan", NOWHERE[0], NOWHERE[1], "--plain-http", "--insecure-skip-tls-verify")
                .exits(2)
                .readsLike("usage-two-tls-modes");
    }

    @Test
    void refusesAnAddressWithAScheme() {
        here.run("plan", "--registry", "https://10.0.0.8:11443").exits(2).readsLike("usage-registry-with-scheme");
    }

    @Test
    void refusesANonNumericNumberOfJobs() {
        here.run("plan", NOWHERE[0], NOWHERE[1], "--jobs", "many").exits(2).readsLike("usage-jobs");
    }

    @Test
    void refusesZeroJobs() {
        here.run("plan", NOWHERE[0], NOWHERE[1], "--jobs", "0").exits(2).readsLike("usage-no-jobs");
    }

    @Test
    void refusesAnUnreadableAuthority() {
        here.run("plan", NOWHERE[0], NOWHERE[1], "--registry-ca", "no-such.pem")
                .exits(4)
                .readsLike("registry-ca-not-there");
    }
}
