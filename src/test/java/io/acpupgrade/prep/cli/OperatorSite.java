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

/** A site with a cluster, to which operators are deployed. */
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

    /** A platform in which the pods of the first templates that are rolled out meet these fates, and all others run. */
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

    /** The operator of 4.3.0, on the version that the package at hand carries. */
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
                .exported("REGISTRY_USERNAME", Site.USER)
                .exported("REGISTRY_PASSWORD", Site.PASSWORD)
                .exported("KUBECONFIG", cluster.kubeconfig().toString());
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
