package io.acpupgrade.prep.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedClusterTest {
    private static final String TKE = "'features': {'ha': {'tke': {'vip': '10.0.0.8', 'vrid': 80}}}";
    private static final String MACHINES = "'machines': [{'ip': '10.0.0.11'}, {'ip': '10.0.0.12'}]";

    @Test
    void prefersTheUsersLoadBalancerToTheVipOfKeepalived() throws Exception {
        Optional<Vip> vip = vipOf("""
                {'spec': {'features': {'ha': {
                    'tke': {'vip': '10.0.0.8'}, 'thirdParty': {'vip': 'lb.example.com', 'vport': 6443}}}}}
                """);
        assertThat(vip).contains(new Vip("lb.example.com", OptionalInt.of(6443), "spec.features.ha.thirdParty.vip"));
    }

    @Test
    void takesTheVipOfKeepalivedBeforeAMachine() throws Exception {
        assertThat(vipOf("{'spec': {" + TKE + ", " + MACHINES + "}}"))
                .contains(new Vip("10.0.0.8", "spec.features.ha.tke.vip"));
    }

    @Test
    void ignoresABlankVip() throws Exception {
        assertThat(vipOf("{'spec': {'features': {'ha': {'thirdParty': {'vip': ' '}}}, " + MACHINES + "}}"))
                .contains(new Vip("10.0.0.11", "spec.machines[0].ip"));
    }

    @Test
    void fallsBackToTheInternalAddressOfTheStatus() throws Exception {
        Optional<Vip> vip = vipOf("""
                {'status': {'addresses': [{'type': 'Public', 'host': '203.0.113.1'}, {'type': 'Real', 'host': '10.0.0.21'},
                    {'type': 'Advertise', 'host': '10.0.0.22'}, {'type': 'Internal', 'host': '10.0.0.23'}]}}
                """);
        assertThat(vip).contains(new Vip("10.0.0.23", "status.addresses[type=Internal]"));
    }

    @Test
    void takesTheBracketsOffAnIpv6Address() throws Exception {
        assertThat(vipOf("{'spec': {'features': {'ha': {'tke': {'vip': '[fd00::8]'}}}}}"))
                .map(Vip::host)
                .contains("fd00::8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'spec': null}",
                "{'spec': {'features': {'ha': 'yes'}, 'machines': []}}",
                "{'spec': {'machines': [{'ip': null}]}, 'status': {'addresses': [{'type': 'Public', 'host': 'a'}]}}"
            })
    void hasNoVipWhereNothingSaysOne(String json) throws Exception {
        assertThat(vipOf(json)).isEmpty();
    }

    private static Optional<Vip> vipOf(String json) throws Exception {
        return ManagedCluster.parse(new ObjectMapper().readTree(json.replace('\'', '"')))
                .vip();
    }
}
