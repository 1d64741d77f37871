package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.process.Shell;
import io.acpupgrade.prep.cli.options.Invocation;
import io.acpupgrade.prep.cli.options.RegistryOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A printed command works on the same package, registry and cluster when it is pasted into another shell. */
@Timeout(60)
@Tag("any-jdk")
class PrintedCommandsTest {
    /** A name that an unquoted command would split and run. */
    private static final String ODD = "it's $(touch pwned) \"here\"";

    private static final Pattern IN_QUOTES = Pattern.compile("`((?:env|bash|kubectl) [^`]*)`");
    private static final Pattern WHOLE_LINE = Pattern.compile("(?m)^(?:Next|Then) {6}((?:env|bash|kubectl) .*)$");

    @TempDir
    Path folder;

    private Path there;
    private Path elsewhere;
    private Site site;
    private TestCluster cluster;
    private Path kubeconfig;
    private Path authority;

    @BeforeEach
    void start() throws Exception {
        there = Files.createDirectory(folder.resolve(ODD));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        site = Site.in(there);
        cluster = TestCluster.start(there, TestCluster.PLATFORM);
        cluster.load("/cluster/healthy.yaml");
        cluster.load("/manifests/operator/20-crd-clusterversionshadows.yaml");
        kubeconfig = cluster.kubeconfig();
        authority = there.resolve("ca.pem");
    }

    @AfterEach
    void stop() {
        cluster.close();
        site.close();
    }

    private void shadow(String name, String spec) {
        cluster.create("""
                apiVersion: config.alauda.io/v1alpha1
                kind: ClusterVersionShadow
                metadata: {name: %s, namespace: cpaas-system}
                spec: {%s}
                status: {current: {version: 4.2.0}}
                """.formatted(name, spec));
    }

    private static List<String> commands(Console console) {
        String text = console.err() + console.out();
        return Stream.of(IN_QUOTES, WHOLE_LINE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The arguments that the called program gets if the command is pasted into a shell in another folder. */
    private List<String> pasted(Console console, String part) throws Exception {
        String command = commands(console).stream()
                .filter(one -> one.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command with " + part + " in " + console.transcript()));
        List<String> arguments = new Shell(elsewhere).paste(command);
        assertThat(elsewhere.resolve("pwned")).doesNotExist();
        return arguments;
    }

    private String script() {
        return site.core().resolve("upgrade.sh").toString();
    }

    @Test
    void repeatOptionsAndEnvironmentOfTheRun() throws Exception {
        // Given: nothing is in the registry yet, and the cluster is that of KUBECONFIG
        Console console = site.commandLine()
                .hiddenEnv("KUBECONFIG", kubeconfig.toString())
                .stdin(Site.PASSWORD + "\n")
                .run(
                        "verify",
                        "--registry",
                        site.registry().host(),
                        "--registry-ca",
                        "../ca.pem",
                        "--username",
                        Site.USER,
                        "--password-stdin",
                        "--jobs",
                        "2")
                .exits(7);

        // When
        List<String> got = pasted(console, " sync ");

        // Then
        assertThat(got.subList(0, 2)).containsExactly(script(), "sync");
        assertThat(got)
                .containsSequence("--package", site.core().toString())
                .containsSequence("--registry", site.registry().host())
                .containsSequence("--registry-ca", authority.toString())
                .containsSequence("--username", Site.USER)
                .containsSequence("--kubeconfig", kubeconfig.toString())
                .contains("--password-stdin")
                .doesNotContain("--jobs", Site.PASSWORD);

        // and it does the same there
        CommandLineRun.in(elsewhere)
                .stdin(Site.PASSWORD + "\n")
                .run(got.subList(1, got.size()).toArray(String[]::new))
                .exits(0);
    }

    @Test
    void doNotContainThePassword() throws Exception {
        // When
        Console console = site.commandLine()
                .run(
                        "verify",
                        "--registry",
                        site.registry().host(),
                        "--registry-ca",
                        "../ca.pem",
                        "--username",
                        Site.USER,
                        "--password",
                        Site.PASSWORD)
                .exits(7);

        // Then
        assertThat(console.err() + console.out()).doesNotContain(Site.PASSWORD);
        assertThat(pasted(console, " sync ")).contains("--password-stdin").doesNotContain("--password");
    }

    @Test
    void selectTheSameCluster() throws Exception {
        // Given
        shadow("global", "");
        shadow("business-1", "desiredUpdate: {version: 4.3.0}");

        // When
        Console console = CommandLineRun.in(there)
                .run(
                        "request",
                        "--to",
                        "4.2.5",
                        "--yes",
                        "--cluster",
                        "business-1",
                        "--kubeconfig",
                        "kubeconfig",
                        "--shadow-group",
                        "config.alauda.io")
                .exits(5);

        // Then
        List<String> got = pasted(console, " request ");
        assertThat(got)
                .containsSubsequence(
                        "request", "--shadow-group", "config.alauda.io", "--kubeconfig", kubeconfig.toString())
                .doesNotContain("--package", "--registry");
        CommandLineRun.in(elsewhere)
                .run("status", "--all", "--kubeconfig", got.get(got.indexOf("--kubeconfig") + 1))
                .exits(0);
    }

    @Test
    void selectTheSameClusterForKubectl() throws Exception {
        // When
        Console console = CommandLineRun.in(there)
                .run("status", "--kubeconfig", "kubeconfig")
                .exits(4);

        // Then
        assertThat(pasted(console, "kubectl ")).startsWith("--kubeconfig", kubeconfig.toString());
    }

    @Test
    void passSeveralKubeconfigFilesInTheEnvironment() throws Exception {
        // Given
        shadow("global", "");
        shadow("business-1", "desiredUpdate: {version: 4.3.0}");
        Path other = Files.writeString(there.resolve("other"), "current-context: gone");
        String list = kubeconfig + File.pathSeparator + other;

        // When
        Console console = CommandLineRun.in(there)
                .hiddenEnv("KUBECONFIG", list)
                .run("request", "--to", "4.2.5", "--yes", "--cluster", "business-1")
                .exits(5);

        // Then
        assertThat(pasted(console, " request "))
                .startsWith("KUBECONFIG=" + list, there.resolve("upgrade.sh").toString(), "request")
                .containsSequence("--context", "global")
                .doesNotContain("--kubeconfig");
    }

    @Test
    void omitDefaults() {
        // Given: the file in the home directory
        Console console = CommandLineRun.in(elsewhere).run("status", "--jobs").exits(2);

        // Then
        assertThat(commands(console)).containsExactly("bash " + elsewhere.resolve("upgrade.sh") + " status --help");
    }

    @Test
    void repeatEveryRegistryOptionExceptThoseOfThisRunOnly() {
        CommandLine line = new CommandLine(new RegistryOptions());
        assertThat(line.getCommandSpec().options().stream()
                        .filter(option -> Invocation.mark(option).isEmpty())
                        .map(OptionSpec::longestName))
                .containsExactly("--stall-timeout");
    }
}
