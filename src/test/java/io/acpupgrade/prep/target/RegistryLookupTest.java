package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryCluster;
import io.acpupgrade.fixture.PlatformStates;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase.Ownership;
import io.acpupgrade.problem.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryLookupTest {
    @Test
    void usesTheGivenRegistryWithoutReadingTheCluster() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster();

        // When
        RegistryTarget target =
                new RegistryLookup(cluster).find(Optional.of(RegistryAddress.parse("r.example.com/mirror")));

        // Then
        assertThat(target).isEqualTo(new RegistryTarget.Explicit(RegistryAddress.parse("r.example.com/mirror")));
        assertThat(Message.english(target.reasons()))
                .containsExactly("the registry is r.example.com/mirror, as given with --registry");
        assertThat(cluster.reads()).isEmpty();
    }

    @Test
    void reachesTheBuiltInRegistryThroughTheVip() throws Exception {
        // When
        RegistryTarget target = find(PlatformStates.builtIn("registry.acp.example.com:60080", "10.0.0.8"));

        // Then
        assertThat(target).isInstanceOf(RegistryTarget.BuiltIn.class);
        assertThat(target.address()).hasToString("10.0.0.8:60080");
        assertThat(target.acceptsPushes()).isTrue();
        assertThat(target.certificateNames()).containsExactly("10.0.0.8", "registry.acp.example.com");
        assertThat(Message.english(target.reasons()))
                .containsExactly(
                        "ProductBase base (product.alauda.io/v1alpha2, Running, version v4.2.0) of"
                                + " https://10.0.0.8:6443 names the registry registry.acp.example.com:60080",
                        "it is the built-in one (spec.registry.external is not true), so it is reached through the VIP"
                                + " of the global cluster: 10.0.0.8 (spec.features.ha.tke.vip)",
                        "the registry is 10.0.0.8:60080");
    }

    @Test
    void usesTheDefaultPortWhereTheStoredAddressHasNone() throws Exception {
        // When
        RegistryTarget target = find(PlatformStates.builtIn("registry.acp.example.com", "10.0.0.8"));

        // Then
        assertThat(target.address()).hasToString("10.0.0.8:11443");
        assertThat(Message.english(target.reasons()))
                .anyMatch(reason -> reason.contains("has no port") && reason.contains("11443"));
    }

    @Test
    void putsAnIpv6VipIntoBrackets() throws Exception {
        assertThat(find(PlatformStates.builtIn("[fd00::99]:11443", "fd00::8")).address())
                .hasToString("[fd00::8]:11443");
    }

    @Test
    void acceptsAHostNameAsVip() throws Exception {
        assertThat(find(PlatformStates.builtIn("10.0.0.9:11443", "acp.example.com"))
                        .address())
                .hasToString("acp.example.com:11443");
    }

    @Test
    void pushesNothingToAnExternalRegistry() throws Exception {
        // Given
        InMemoryCluster cluster =
                new InMemoryCluster().with(PlatformStates.running(Ownership.EXTERNAL, "harbor.example.com/acp"));

        // When
        RegistryTarget target = find(cluster);

        // Then
        assertThat(target).isInstanceOf(RegistryTarget.External.class);
        assertThat(target.address()).hasToString("harbor.example.com/acp");
        assertThat(target.acceptsPushes()).isFalse();
        assertThat(Message.english(target.reasons())).anyMatch(reason -> reason.contains("nothing is pushed"));
        assertThat(cluster.reads()).containsExactly("ProductBase base");
    }

    @Test
    void ignoresWhereWorkloadClustersPull() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster()
                .with(PlatformStates.pullingThroughThePlatform("10.0.0.9:11443"))
                .with(PlatformStates.global("10.0.0.8"));

        // When
        RegistryTarget target = find(cluster);

        // Then
        assertThat(target.address()).hasToString("10.0.0.8:11443");
        assertThat(Message.english(target.reasons())).anyMatch(reason -> reason.contains("preferPlatformURL"));
    }

    private static RegistryTarget find(InMemoryCluster cluster) throws LookupException, ClusterException {
        return new RegistryLookup(cluster).find(Optional.empty());
    }
}
