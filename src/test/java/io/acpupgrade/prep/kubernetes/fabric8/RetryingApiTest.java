package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryingApiTest {
    @TempDir
    Path folder;

    @Test
    void retriesAListOfAKindThatIsJustBeingDefined() throws Exception {
        List<String> notices = new ArrayList<>();
        try (TestCluster server = TestCluster.start(folder);
                ClusterConnection cluster = access(server).connect(notice -> notices.add(notice.english()))) {
            // Given
            server.create("{apiVersion: v1, kind: Node, metadata: {name: node-1}}");
            cluster.api().types("Node");
            server.fakeOnly()
                    .refuse("list", "/api/v1/nodes", 429, "storage is (re)initializing")
                    .times(2);

            // When
            List<String> names = new ArrayList<>();
            cluster.api().list(ObjectSelector.all(ResourceType.NODES), node -> names.add(node.name()));

            // Then
            assertThat(names).containsExactly("node-1");
            assertThat(notices)
                    .hasSize(2)
                    .allSatisfy(notice -> assertThat(notice)
                            .contains("it answered 429: storage is (re)initializing; trying again in 1 s"));
        }
    }

    @Test
    void outlastsTheRestartOfAnApiServerButNotAMistypedAddress() {
        // Given
        RetryPolicy policy = RetryPolicy.standard();

        // When
        long longest = LongStream.range(1, policy.attempts())
                .map(attempt -> policy.pauses().apply((int) attempt))
                .sum();

        // Then
        assertThat(policy.initialAttempts()).isEqualTo(3);
        assertThat(Duration.ofMillis(longest)).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(70));
    }

    private static ClusterAccess access(TestCluster server) {
        return new ClusterAccess(Optional.of(server.kubeconfig()), Optional.empty(), Map.of());
    }
}
