package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as an HTML page, with the advisory checks. */
class ReportPageTest {
    @TempDir
    Path folder;

    @Test
    void containsTheRunAndAnEarlierSync() throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            site.sync("--report", "sync.json").exits(0);

            // When
            site.run("plan", "--report-html", "page.html", "--sync-report", "sync.json")
                    .exits(0);

            // Then
            assertThat(written(site, "page.html"))
                    .startsWith("<!DOCTYPE html>")
                    .contains("Plan of a sync of version 4.3.0", "Earlier run: Image sync of version 4.3.0")
                    .doesNotContain(Site.PASSWORD);
        }
    }

    @Test
    void isWrittenWhenTheRunFails() throws Exception {
        try (Site site = Site.in(folder)) {
            // Given
            site.registry().stop();

            // When
            site.sync("--report-html", "page.html").exits(7);

            // Then
            assertThat(written(site, "page.html")).contains("</span> Failed</p>");
        }
    }

    @Test
    void showsRefusedRepositoriesWithoutPushing() throws Exception {
        User clerk = User.named(Site.USER, Site.PASSWORD).may(".*", Action.PULL).may("acp/product-image", Action.PUSH);
        try (Site site = Site.in(folder, Site.TWO_IMAGES, clerk);
                TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            // Given
            cluster.load("/cluster/healthy.yaml");

            // When
            Console advisory = preflight(site, cluster);
            Console strict = preflight(site, cluster, "--strict");

            // Then
            assertThat(advisory.out()).contains("refuse a push: acp/cluster-version-operator");
            assertThat(advisory.exitCode()).isZero();
            strict.exits(5);
            untouched(site.registry());
        }
    }

    private static void untouched(InMemoryRegistry registry) {
        assertThat(registry.openSessions()).isZero();
        assertThat(registry.requests().count("PUT|PATCH", ".*")).isZero();
    }

    private static Console preflight(Site site, TestCluster cluster, String... more) {
        return site.loggedIn()
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .run(Stream.concat(
                                Stream.of(
                                        "--preflight",
                                        "--to",
                                        "4.3.0",
                                        "--checked-by-hand",
                                        "PlatformLicense",
                                        "--registry",
                                        site.registry().host(),
                                        "--registry-ca",
                                        "../ca.pem"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String written(Site site, String name) throws IOException {
        return Files.readString(site.core().resolve(name));
    }
}
