package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorManifestsTest {
    private static final String OPERATOR = "cluster-version-operator";
    private static final String NAMESPACE = "cpaas-system";
    private static final List<String> ORDER = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "CustomResourceDefinition",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Role",
            "RoleBinding",
            "Role",
            "RoleBinding",
            "Deployment",
            "PodDisruptionBudget");

    static final List<ManifestFile> FILES = ManifestFile.in("operator");

    @ParameterizedTest
    @FieldSource("FILES")
    void holdOneObjectPerFileAndTravelInTheJar(ManifestFile file) throws Exception {
        assertThat(file.objects()).hasSize(1);
        try (InputStream packed = getClass().getResourceAsStream("/manifests/operator/" + file.name())) {
            assertThat(packed).isNotNull().hasBinaryContent(Files.readAllBytes(file.path()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Namespace, metadata: {name: a, nmae: b}}",
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{imagePullPolice: Always}]}}}}",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{resource: [pods]}]}"
            })
    void areParsedStrictly(String yaml) throws Exception {
        var document = ManifestFile.parse(yaml).get(0);
        assertThatThrownBy(() -> ManifestFile.typed(document)).hasMessageContaining("Unrecognized field");
    }

    @Test
    void areInTheOrderInWhichTheyNeedEachOther() {
        assertThat(FILES).extracting(ManifestFile::name).allMatch(name -> name.matches("[1-9][0-9]-[a-z-]+\\.yaml"));
        assertThat(FILES)
                .extracting(file -> file.name().substring(0, 2))
                .as("numbers")
                .doesNotHaveDuplicates();
        assertThat(objects().map(HasMetadata::getKind)).containsExactlyElementsOf(ORDER);
    }

    @Test
    void lieInThePlatformsNamespaceAndOnlyReadTheControlPlanesOne() {
        assertThat(objects().map(HasMetadata::getMetadata).filter(meta -> meta.getNamespace() != null))
                .allSatisfy(meta -> assertThat(meta.getNamespace()).isIn(NAMESPACE, "kube-system"));
        assertThat(objects()
                        .filter(object ->
                                "kube-system".equals(object.getMetadata().getNamespace())))
                .extracting(HasMetadata::getKind)
                .containsExactly("Role", "RoleBinding");
    }

    @Test
    void marksEveryGuessWithAReferenceToTheList() {
        assertThat(objects().filter(object -> !object.getKind().equals("Namespace")))
                .allSatisfy(object -> assertThat(object.getMetadata().getAnnotations())
                        .containsEntry("acp-upgrade.io/guess", "see manifests/README.md"));
    }

    @Test
    void bindEachRoleToTheOperatorsAccountOnly() {
        assertThat(bound()).containsExactlyInAnyOrderElementsOf(roles());
        assertThat(Stream.concat(
                        ManifestFile.all(FILES, ClusterRoleBinding.class).stream()
                                .flatMap(binding -> binding.getSubjects().stream()),
                        ManifestFile.all(FILES, RoleBinding.class).stream()
                                .flatMap(binding -> binding.getSubjects().stream())))
                .allSatisfy(OperatorManifestsTest::isTheOperator);
    }

    private static void isTheOperator(Subject subject) {
        ServiceAccount account = ManifestFile.all(FILES, ServiceAccount.class).get(0);
        assertThat(subject.getKind()).isEqualTo("ServiceAccount");
        assertThat(subject.getName()).isEqualTo(account.getMetadata().getName()).isEqualTo(OPERATOR);
        assertThat(subject.getNamespace()).isEqualTo(account.getMetadata().getNamespace());
    }

    @Test
    void grantTheLeastThatAnOperatorOfThisKindNeeds() {
        assertThat(Rights.in(FILES).map(Right::rule)).isNotEmpty().allSatisfy(rule -> {
            Rights.assertNarrow(rule);
            assertThat(rule.getVerbs()).doesNotContain("delete", "deletecollection", "escalate", "bind", "impersonate");
            assertThat(rule.getVerbs().contains("create") && named(rule))
                    .as("a name that a creation is never asked for: %s", rule)
                    .isFalse();
        });
    }

    @Test
    void letTheOperatorReadTheSecretToPullWithAndNoOther() {
        assertThat(Rights.in(FILES)
                        .map(Right::rule)
                        .filter(rule -> rule.getResources().contains("secrets")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.getResourceNames()).containsExactly("public-registry-credential"));
    }

    @Test
    void mountTheAccountsTokenOnlyWhereAPodAsksForIt() {
        assertThat(ManifestFile.all(FILES, ServiceAccount.class))
                .allMatch(account -> !account.getAutomountServiceAccountToken());
    }

    private static boolean named(PolicyRule rule) {
        return !rule.getResourceNames().isEmpty();
    }

    private static List<String> roles() {
        return Stream.concat(
                        ManifestFile.all(FILES, ClusterRole.class).stream(),
                        ManifestFile.all(FILES, Role.class).stream())
                .map(role -> place(role, role.getKind(), role.getMetadata().getName()))
                .toList();
    }

    private static List<String> bound() {
        return Stream.concat(
                        ManifestFile.all(FILES, ClusterRoleBinding.class).stream()
                                .map(binding -> place(binding, binding.getRoleRef())),
                        ManifestFile.all(FILES, RoleBinding.class).stream()
                                .map(binding -> place(binding, binding.getRoleRef())))
                .toList();
    }

    private static String place(HasMetadata binding, RoleRef role) {
        return place(binding, role.getKind(), role.getName());
    }

    private static String place(HasMetadata object, String kind, String name) {
        return kind + " " + object.getMetadata().getNamespace() + "/" + name;
    }

    private static Stream<HasMetadata> objects() {
        return FILES.stream().flatMap(file -> file.objects().stream());
    }
}
