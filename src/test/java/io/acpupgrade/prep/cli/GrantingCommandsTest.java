package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user in the commands that grant missing permissions, if the API server does not support self reviews. */
@Tag("any-jdk")
class GrantingCommandsTest {
    private static final String SHADOWS = "(?s).*/clusterversionshadows.*";

    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        PlayedUpgrade.on(cluster);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private String status() throws Exception {
        return CommandLineRun.in(Files.createDirectory(folder.resolve("core")))
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run("status")
                .exits(8)
                .err();
    }

    private void olderServer() {
        cluster.fakeOnly().refuse("create", ".*/selfsubjectreviews.*", 404, "the server could not find it");
    }

    private void refuses(String user) {
        String message = "it is forbidden: User \"" + user + "\" cannot get resource \"clusterversionshadows\"";
        cluster.fakeOnly().refuse("get", SHADOWS, 403, message);
        cluster.fakeOnly().refuse("list", SHADOWS, 403, message);
        cluster.fakeOnly().deny("get", "config.alauda.io", "clusterversionshadows");
    }

    @Test
    void nameTheUserOfTheRefusal() throws Exception {
        olderServer();
        refuses("anna@example.com");
        assertThat(status())
                .contains("--role=acp-upgrade-status --user=anna@example.com")
                .doesNotContain("USER");
    }

    @Test
    void nameTheServiceAccountOfTheRefusal() throws Exception {
        olderServer();
        refuses("system:serviceaccount:ci:robot");
        assertThat(status()).contains("--role=acp-upgrade-status --serviceaccount=ci:robot");
    }

    @Test
    void nameTheUserWithoutSelfReview() throws Exception {
        // Given: rights are asked about and not tried, and the question who this is is refused
        cluster.fakeOnly().deny("create", "authentication.k8s.io", "selfsubjectreviews");
        cluster.fakeOnly().deny("get", "config.alauda.io", "clusterversionshadows");

        // When, Then
        assertThat(status()).contains("--user=tester");
    }
}
