package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.InMemoryCluster;
import io.acpupgrade.fixture.PlatformStates;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase.Ownership;
import io.acpupgrade.prep.kubernetes.ProductBase.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryLookupRefusalTest {
    @Test
    void refusesAClusterWithoutProductBase() {
        // When
        LookupException failure = failureOf(new InMemoryCluster());

        // Then
        assertThat(failure)
                .hasMessage("Looking for the registry: the cluster https://10.0.0.8:6443 has no ProductBase 'base'");
        assertThat(failure.remedy().english()).contains("--registry").contains("--context");
    }

    @Test
    void refusesAPlatformThatIsNotRunningAndSaysWhy() {
        // Given
        State failed = new State(
                "Failed",
                "v3.18.1",
                List.of(new Condition("Ready", "False", "ChartFailed", "base-operator is not deployed")));

        // When
        LookupException failure = failureOf(new InMemoryCluster().with(PlatformStates.in(failed)));

        // Then
        assertThat(failure)
                .hasMessage("Looking for the registry: ProductBase base of https://10.0.0.8:6443 is not Running but"
                        + " Failed (Ready=False, ChartFailed: base-operator is not deployed)");
        assertThat(failure.remedy().english()).contains("kubectl").contains("--registry");
    }

    @Test
    void refusesAPlatformThatSaysNothingOfItsState() {
        State silent = new State("(none)", "(none)", List.of());
        assertThat(failureOf(new InMemoryCluster().with(PlatformStates.in(silent))))
                .hasMessageEndingWith("is not Running but (none) (it lists no conditions)");
    }

    @Test
    void refusesAProductBaseWithoutAnAddress() {
        // When
        LookupException failure = failureOf(new InMemoryCluster().with(PlatformStates.withoutAddress()));

        // Then
        assertThat(failure).hasMessageContaining("spec.registry.address").hasMessageEndingWith("is not set");
        assertThat(failure.remedy().english()).contains("--registry");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThat(failureOf(PlatformStates.builtIn("https://registry.acp.example.com", "10.0.0.8")))
                .hasMessageContaining("spec.registry.address of ProductBase base")
                .hasMessageContaining("drop 'https://'");
    }

    @Test
    void refusesAGlobalClusterThatIsNotThere() {
        // Given
        InMemoryCluster cluster =
                new InMemoryCluster().with(PlatformStates.running(Ownership.BUILT_IN, "10.0.0.9:5000"));

        // When
        LookupException failure = failureOf(cluster);

        // Then
        assertThat(failure).hasMessageEndingWith("clusters.platform.tkestack.io 'global' does not exist");
        assertThat(failure.remedy().english()).contains("--registry HOST:PORT", "the port of 10.0.0.9:5000");
    }

    @Test
    void refusesAGlobalClusterWithoutVip() {
        InMemoryCluster cluster = new InMemoryCluster()
                .with(PlatformStates.running(Ownership.BUILT_IN, "10.0.0.9:11443"))
                .with(new ManagedCluster("global", Optional.empty()));
        assertThat(failureOf(cluster)).hasMessageEndingWith("'global' has no VIP, no machine and no address");
    }

    @Test
    void refusesAVipThatIsNoHost() {
        assertThat(failureOf(PlatformStates.builtIn("10.0.0.9:11443", "https://10.0.0.8")))
                .hasMessageContaining("spec.features.ha.tke.vip")
                .hasMessageContaining("'https://10.0.0.8' is neither a host name nor an IP address");
    }

    @Test
    void namesTheAlternativeToAClusterThatCannotBeRead() {
        // Given
        InMemoryCluster cluster = new InMemoryCluster().failing("ProductBase base", Kind.FORBIDDEN);

        // When
        ClusterException failure = catchThrowableOfType(ClusterException.class, () -> find(cluster));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessage("Reading ProductBase base: FORBIDDEN");
        assertThat(failure.remedy().english())
                .isEqualTo("Do something about it. With --registry HOST[:PORT] the cluster is not"
                        + " asked for the registry.");
    }

    private static RegistryTarget find(InMemoryCluster cluster) throws LookupException, ClusterException {
        return new RegistryLookup(cluster).find(Optional.empty());
    }

    private static LookupException failureOf(InMemoryCluster cluster) {
        return catchThrowableOfType(LookupException.class, () -> find(cluster));
    }
}
