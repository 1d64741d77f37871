package io.acpupgrade.prep.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdministratorTest {
    @Test
    void reachesAWorkloadClusterThroughThePlatformsProxyWhereTheRunDid() {
        assertThat(Administrator.ofWorkload("b-1", "https://acp.example/kubernetes/b-1")
                        .kubectl())
                .hasToString("kubectl --server https://acp.example/kubernetes/b-1");
    }

    @Test
    void otherwiseUsesAKubeconfigOfThatClusterAndNeverTheCurrentOne() {
        Administrator administrator = Administrator.ofWorkload("b-1", "https://10.0.1.5:6443");
        assertThat(administrator.kubectl()).hasToString("kubectl --kubeconfig b-1.kubeconfig");
        assertThat(administrator.instruction().english()).contains("whose kubeconfig is in b-1.kubeconfig");
    }
}
