package io.acpupgrade.prep.deploy.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import org.junit.jupiter.api.Test;

class RollbackRecordTest {
    private static final KubernetesObject WANTED = deployment("operator:v4.3.0", "");
    private static final KubernetesObject LIVE = deployment("operator:v4.2.1", """
            , "annotations": {"deployment.kubernetes.io/revision": "7", "team": "platform"}""");

    private static KubernetesObject deployment(String image, String metadata) {
        try {
            return KubernetesObject.of(new JsonMapper().readTree("""
                    {"apiVersion": "apps/v1", "kind": "Deployment",
                     "metadata": {"name": "cvo", "namespace": "cpaas-system", "labels": {"app": "cvo"}%s},
                     "spec": {"template": {"spec": {"containers": [{"name": "cvo", "image": "%s"}]}}}}
                    """.formatted(metadata, image)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String image(KubernetesObject object) {
        return object.json().at("/spec/template/spec/containers/0/image").asText();
    }

    @Test
    void restoresWhatRanBefore() {
        // Given
        KubernetesObject updated = RollbackRecord.addTo(WANTED, LIVE);

        // When
        KubernetesObject previous = RollbackRecord.previousState(updated).orElseThrow();

        // Then
        assertThat(image(updated)).isEqualTo("operator:v4.3.0");
        assertThat(image(previous)).isEqualTo("operator:v4.2.1");
        assertThat(previous.name()).isEqualTo("cvo");
        assertThat(previous.namespace()).contains("cpaas-system");
        assertThat(previous.labels()).containsEntry("app", "cvo");
        assertThat(previous.annotations()).containsOnlyKeys("team").containsEntry("team", "platform");
    }

    @Test
    void keepsTheLastStateThatRanWhereAnUpdateIsRepeated() {
        // Given: an update that did not get ready, and is tried again
        KubernetesObject failed = RollbackRecord.addTo(WANTED, LIVE);

        // When
        KubernetesObject again = RollbackRecord.addTo(deployment("operator:v4.3.1", ""), failed);

        // Then
        assertThat(image(RollbackRecord.previousState(again).orElseThrow())).isEqualTo("operator:v4.2.1");
    }

    @Test
    void hasNothingToRestoreWithoutARecord() {
        assertThat(RollbackRecord.isIn(LIVE)).isFalse();
        assertThat(RollbackRecord.previousState(LIVE)).isEmpty();
    }

    @Test
    void doesNotTrustARecordThatIsNone() {
        for (String record : new String[] {"not json", "{}", "{\"spec\": 7}"}) {
            KubernetesObject live =
                    LIVE.with(json -> json.withObject("/metadata/annotations").put(RollbackRecord.ANNOTATION, record));
            assertThat(RollbackRecord.previousState(live)).as(record).isEmpty();
        }
    }
}
