package io.acpupgrade.prep.deploy.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiVersionTest {
    @Test
    void ordersVersionsAsKubernetesDoes() {
        // Given
        List<String> oldestFirst = List.of("foo", "v1alpha1", "v2alpha1", "v1beta1", "v1beta2", "v1", "v2", "v10");

        // Then
        for (int older = 0; older < oldestFirst.size(); older++) {
            for (int newer = 0; newer < oldestFirst.size(); newer++) {
                assertThat(new ApiVersion(oldestFirst.get(newer)).isNewerThan(new ApiVersion(oldestFirst.get(older))))
                        .as(oldestFirst.get(newer) + " after " + oldestFirst.get(older))
                        .isEqualTo(newer > older);
            }
        }
    }
}
