package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.played.PlayedKubernetes;
import io.acpupgrade.fixture.played.PlayedOperator;
import io.acpupgrade.fixture.played.PodOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A test site with a cluster that operators are deployed to. */
final class OperatorSite implements AutoCloseable {
    private final Path folder;
    private final Site site;
    private final TestCluster cluster;
    private final PlayedKubernetes kubernetes;
    private final PlayedOperator operator;

    private OperatorSite(
            Path folder, Site site, TestCluster cluster, PlayedKubernetes kubernetes, PlayedOperator operator) {
        this.folder = folder;
        this.site = site;
        this.cluster = cluster;
        this.kubernetes = kubernetes;
        this.operator = operator;
    }

    /** A platform where the pods of the first rollouts have these fates, and all others run. */
    static OperatorSite in(Path folder, PodOutcome... fates) throws IOException {
        TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM);
        return new OperatorSite(
                folder,
                Site.in(folder),
                cluster,
                PlayedKubernetes.on(cluster, fates),
                PlayedOperator.on(cluster, "4.2.0"));
    }

    TestCluster cluster() {
        return cluster;
    }

    Site site() {
        return site;
    }

    /** Deploys the operator of the package, 4.3.0. */
    Console deploy(String... more) {
        return deployFrom(site.core(), more);
    }

    /** A package of the next release, with another operator. */
    Path next() throws IOException {
        PackageFiles files = DistributionFiles.of(
                        NamedTestContent.of("acp/product-image:v4.3.1", TestImage.small("next-product")),
                        NamedTestContent.of("acp/cluster-version-operator:v4.3.1", TestIndex.small("next-operator")))
                .under("registry/");
        return files.writeFolder(folder.resolve("next"));
    }

    Console deployFrom(Path core, String... more) {
        return at(core).run(Stream.concat(
                        Stream.of("--registry", site.registry().host(), "--registry-ca", "../ca.pem"), Stream.of(more))
                .toArray(String[]::new));
    }

    /** A command line in the package's folder, logged in to the registry and to the cluster. */
    CommandLineRun at(Path core) {
        return CommandLineRun.in(core)
                .hiddenEnv("REGISTRY_USERNAME", Site.USER)
                .hiddenEnv("REGISTRY_PASSWORD", Site.PASSWORD)
                .hiddenEnv("KUBECONFIG", cluster.kubeconfig().toString());
    }

    /** The image that the operator's Deployment runs. */
    String image() {
        return cluster.object("deployments.apps", "cpaas-system", "cluster-version-operator")
                .orElseThrow()
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    @Override
    public void close() {
        operator.close();
        kubernetes.close();
        cluster.close();
        site.close();
    }
}
