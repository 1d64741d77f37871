package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads who speaks Chinese: nothing in English but names, states and commands. */
@Tag("any-jdk")
class ChineseScreensTest {
    /** Three English words in a row. */
    private static final Pattern SENTENCE = Pattern.compile("\\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\\b");

    /** Commands, what a registry says, and the full name behind CVO. */
    private static final String NOT_OURS =
            "bash \\S*upgrade.sh[^`\n]*|kubectl [^`\n]*|HTTP 403 [^）\n]*|cluster version operator";

    @TempDir
    Path folder;

    private static Console saysNothingInEnglish(Console console) {
        String said = (console.err() + console.out()).replaceAll(NOT_OURS, "");
        assertThat(said.lines()).noneMatch(line -> SENTENCE.matcher(line).find());
        return console;
    }

    private static Console ofSite(Site site, String verb) {
        return saysNothingInEnglish(site.loggedIn()
                .inChinese()
                .run(verb, "--registry", site.registry().host(), "--registry-ca", "../ca.pem"));
    }

    @Test
    void ofASync() throws Exception {
        try (Site site = Site.in(folder)) {
            ofSite(site, "plan").exits(0).readsLike("zh/plan");
            saysNothingInEnglish(site.commandLine().inChinese().run("inspect"))
                    .exits(0)
                    .readsLike("zh/inspect");
            ofSite(site, "sync").exits(0).readsLike("zh/sync");
            ofSite(site, "sync").exits(0).readsLike("zh/sync-again");
            site.registry()
                    .removeBlob(
                            TestImage.small("product").blobs().get(1).digest().toString());
            ofSite(site, "verify").exits(7).readsLike("zh/verify-missing-layer");
        }
    }

    @Test
    void ofARegistryThatRefuses() throws Exception {
        try (Site site = Site.in(folder)) {
            Fault denied = Fault.always(
                    RequestFilter.of(Endpoint.UPLOAD_START), TransportFaults.respondsWith(403, ErrorCode.DENIED));
            assertThat(ofSite(site.with(denied), "sync").exits(7).err()).contains("请为该用户授予该仓库的推送权限");
        }
    }

    @Test
    void ofAPreflightAndARequest() throws Exception {
        // Given
        Path home = Files.createDirectory(folder.resolve("core"));
        try (TestCluster cluster = TestCluster.start(folder, List.of("/cluster/healthy.yaml"))) {
            CommandLineRun here = CommandLineRun.in(home)
                    .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                    .inChinese();

            // When, Then
            saysNothingInEnglish(here.run("--preflight", "--to", "4.3.0"))
                    .exits(6)
                    .readsLike("zh/preflight");
            saysNothingInEnglish(here.run("request", "--to", "4.1.0", "--yes"))
                    .exits(4)
                    .readsLike("zh/request-without-operator");
        }
    }
}
