package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that the roles in some files grant. */
final class Rights {
    private Rights() {}

    static Stream<Right> in(List<ManifestFile> files) {
        Stream<Right> everywhere = ManifestFile.all(files, ClusterRole.class).stream()
                .flatMap(role -> role.getRules().stream())
                .map(rule -> new Right(Optional.empty(), rule));
        Stream<Right> inNamespaces = ManifestFile.all(files, Role.class).stream()
                .flatMap(role -> role.getRules().stream()
                        .map(rule -> new Right(Optional.of(role.getMetadata().getNamespace()), rule)));
        return Stream.concat(everywhere, inNamespaces);
    }

    /** Fails on a wildcard, on paths instead of resources, and on Secrets that are not named or not just read. */
    static void assertNarrow(PolicyRule rule) {
        assertThat(Stream.of(rule.getApiGroups(), rule.getResources(), rule.getVerbs(), rule.getResourceNames())
                        .flatMap(List::stream))
                .noneMatch(word -> word.contains("*"));
        assertThat(rule.getApiGroups()).isNotEmpty();
        assertThat(rule.getResources()).isNotEmpty();
        assertThat(rule.getVerbs()).isNotEmpty();
        assertThat(rule.getNonResourceURLs()).isEmpty();
        if (rule.getResources().contains("secrets")) {
            assertThat(rule.getResourceNames()).isNotEmpty();
            assertThat(rule.getVerbs()).containsExactly("get");
        }
    }
}
