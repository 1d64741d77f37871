package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.document.MarkdownPage;
import io.acpupgrade.fixture.played.PlayedUpgrade;
import io.acpupgrade.problem.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide shows what the program prints, in both languages. */
@Tag("any-jdk")
class GuideScreensTest {
    @TempDir
    Path folder;

    private TestCluster cluster;
    private Path home;
    private PlayedUpgrade global;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectory(folder.resolve("core"));
        cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        global = PlayedUpgrade.on(cluster);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private CommandLineRun after(Duration time, Language language) {
        CommandLineRun here = CommandLineRun.in(home)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString())
                .at(PlayedUpgrade.START.plus(time));
        return language == Language.CHINESE ? here.inChinese() : here;
    }

    private static List<List<String>> screens(Language language, String page) {
        Path guide = Path.of("docs/guide");
        return MarkdownPage.read((language == Language.CHINESE ? guide.resolve("zh") : guide).resolve(page))
                .codeBlocks();
    }

    @ParameterizedTest
    @EnumSource
    void showsAStalledUpgrade(Language language) {
        global.requested().stalled();
        String status =
                after(Duration.ofMinutes(45), language).run("status").exits(0).out();
        assertThat(screens(language, "status.md")).contains(status.lines().toList());
    }

    @ParameterizedTest
    @EnumSource
    void showsAllClusters(Language language) {
        // Given
        global.requested().completed();
        PlayedUpgrade.of(cluster, "business-1").requested().running(2);
        PlayedUpgrade.of(cluster, "business-2");
        cluster.create("""
                apiVersion: platform.tkestack.io/v1
                kind: Cluster
                metadata: {name: fresh}
                spec: {}
                """);

        // When
        String status = after(Duration.ofMinutes(60), language)
                .run("status", "--all")
                .exits(0)
                .out();

        // Then
        assertThat(screens(language, "status.md")).contains(status.lines().toList());
    }

    @ParameterizedTest
    @EnumSource
    void showsARequest(Language language) {
        // Given
        cluster.load("/cluster/healthy.yaml");

        // When
        List<String> shown = request(language, "--to", "4.3.0", "--yes", "--accept", "PlatformLicense");

        // Then
        assertThat(screens(language, "request.md").get(0))
                .first()
                .isEqualTo("$ bash upgrade.sh request --to 4.3.0 --yes --accept PlatformLicense");
        assertThat(shown)
                .endsWith(
                        screens(language, "request.md").get(0).stream().skip(1).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void showsABlockedRequest(Language language) {
        // Given
        cluster.load("/cluster/healthy.yaml");
        cluster.create("""
                apiVersion: operator.alauda.io/v1alpha1
                kind: ResourcePatch
                metadata: {name: rp-7xk2p}
                spec: {}
                """);

        // When
        List<String> shown = request(language, "--to", "4.3.0", "--yes");

        // Then
        assertThat(shown).endsWith(screens(language, "request.md").get(1).toArray(String[]::new));
    }

    /** What a request prints on a control-plane node with the package below {@code /root}. */
    private List<String> request(Language language, String... options) {
        Console console = after(Duration.ZERO, language)
                .run(Stream.concat(Stream.of("request", "--preflight-timeout", "0s"), Stream.of(options))
                        .toArray(String[]::new));
        return (console.err() + console.out())
                .replace(home.toString(), "/root/acp-core")
                .replace(cluster.kubeconfig() + " --context global", "/etc/kubernetes/admin.conf")
                .lines()
                .toList();
    }
}
