package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.RestrictedUser;
import io.acpupgrade.fixture.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The roles in manifests/access grant exactly what their phase needs. */
@Timeout(120)
@Tag("any-jdk")
class RightsTest {
    private static final String REFUSED = "(?s).*(403|Forbidden|may not).*";

    @TempDir
    Path folder;

    private String kubeconfigFor(OperatorSite site, String... files) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        return RestrictedUser.of(site.cluster(), home, List.of(files))
                .kubeconfig()
                .toString();
    }

    @Test
    void allowADeploymentAndItsRepetition() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            String kubeconfig = kubeconfigFor(site, "sync", "deploy");
            site.deploy("--kubeconfig", kubeconfig).exits(0);

            // When
            Console again =
                    site.deployFrom(site.next(), "--kubeconfig", kubeconfig).exits(0);

            // Then
            assertThat(again.transcript()).doesNotMatch(REFUSED);
        }
    }

    @Test
    void allowACompletePreflight() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.cluster().load("/cluster/healthy.yaml");
            site.deploy().exits(0);

            // When
            Console console = site.at(site.site().core())
                    .run(
                            "--preflight",
                            "--timeout",
                            "1s",
                            "--to",
                            "4.3.0",
                            "--checked-by-hand",
                            "PlatformLicense",
                            "--kubeconfig",
                            kubeconfigFor(site, "preflight"))
                    .exits(0);

            // Then
            assertThat(console.transcript()).doesNotMatch(REFUSED);
        }
    }

    @Test
    void allowARequestAndItsStatus() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.cluster().load("/cluster/healthy.yaml");
            site.deploy().exits(0);

            // When
            Console console = site.at(site.site().core())
                    .run(
                            "request",
                            "--to-latest",
                            "--yes",
                            "--wait",
                            "--preflight-timeout",
                            "1s",
                            "--accept",
                            "PlatformLicense",
                            "--kubeconfig",
                            kubeconfigFor(site, "preflight", "request", "status"))
                    .exits(0);

            // Then
            assertThat(console.transcript()).doesNotMatch(REFUSED).contains("Completed");
        }
    }

    @Test
    void allowNothingElse() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.deploy().exits(0);

            // When
            Console console = site.at(site.site().core())
                    .run("request", "--to-latest", "--yes", "--kubeconfig", kubeconfigFor(site, "preflight", "status"))
                    .exits(8);

            // Then
            assertThat(console.err()).contains("'patch' on clusterversionshadows");
        }
    }

    @Test
    void areAllNamedAtOnceWithTheirFilesAndTheCommandsThatGrantThem() throws Exception {
        try (OperatorSite site = OperatorSite.in(folder)) {
            // Given
            site.cluster().load("/cluster/healthy.yaml");
            site.deploy().exits(0);
            String kubeconfig = kubeconfigFor(site, "sync");

            // When
            Console console = site.at(site.site().core())
                    .run("--preflight", "--kubeconfig", kubeconfig)
                    .exits(6);

            // Then
            assertThat(console.transcript()).doesNotContain("has an account of this cluster yet");
            assertThat(console.err())
                    .contains("- 'get' on clusterversionshadows.config.alauda.io")
                    .contains("- 'list' on moduleinfoes.cluster.alauda.io (preflight.yaml)")
                    .contains("- 'list' on pods in namespace 'kube-system' (preflight.yaml)")
                    .contains("kubectl apply -f manifests/access/preflight.yaml")
                    .contains("kubectl create clusterrolebinding anna-preflight --clusterrole=acp-upgrade-preflight"
                            + " --user=anna")
                    .contains("kubectl create rolebinding anna-preflight -n kube-system --role=acp-upgrade-preflight"
                            + " --user=anna")
                    .doesNotContain("deploy.yaml");
        }
    }
}
