package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryCluster;
import io.acpupgrade.fixture.PlatformStates;
import io.acpupgrade.prep.target.Account;
import io.acpupgrade.prep.target.ClusterLogin;
import io.acpupgrade.prep.target.DockerCredentials;
import io.acpupgrade.prep.target.LoginLookup;
import io.acpupgrade.prep.target.LoginOptions;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryLookup;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.prep.target.TlsOptions;
import io.acpupgrade.prep.target.TrustLookup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles for users of upgrade.sh. */
class AccessTest {
    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final Set<String> ESCALATING = Set.of("roles", "clusterroles");

    static final List<ManifestFile> FILES = ManifestFile.in("access");
    static final List<HasMetadata> OPERATOR = ManifestFile.in("operator").stream()
            .flatMap(file -> file.objects().stream())
            .toList();

    @Test
    void isAFileForEachPhase() {
        assertThat(FILES)
                .extracting(ManifestFile::name)
                .containsExactly(
                        "deploy.yaml",
                        "preflight-workloads.yaml",
                        "preflight.yaml",
                        "request.yaml",
                        "status.yaml",
                        "sync.yaml");
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void bearsTheNameOfItsPhase(ManifestFile file) {
        assertThat(file.objects()).allSatisfy(object -> {
            assertThat(object.getMetadata().getName() + ".yaml").isEqualTo("acp-upgrade-" + file.name());
            assertThat(object.getKind()).isIn("ClusterRole", "Role");
        });
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void isAsNarrowAsItCanBe(ManifestFile file) {
        assertThat(Rights.in(List.of(file)).map(Right::rule)).isNotEmpty().allSatisfy(Rights::assertNarrow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preflight", "preflight-workloads", "status"})
    void changesNothingInThePhasesThatOnlyLook(String phase) {
        assertThat(of(phase).flatMap(right -> right.verbs().stream())).allMatch(READING::contains);
    }

    @Test
    void letsARequestTakeTheLockChangeAClusterVersionShadowAndCreateAnEventAndNothingElse() {
        assertThat(of("request"))
                .hasSize(4)
                .allSatisfy(right -> assertThat(right.namespace()).contains("cpaas-system"));
        assertThat(of("request")).anySatisfy(right -> {
            assertThat(right.rule().getResources()).containsExactly("clusterversionshadows");
            assertThat(right.verbs()).containsExactly("get", "patch");
        });
        assertThat(of("request")).anySatisfy(right -> {
            assertThat(right.rule().getResources()).containsExactly("events");
            assertThat(right.verbs()).containsExactly("create");
        });
    }

    @Test
    void givesASyncExactlyWhatItReads() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8");
        LoginOptions nothing =
                new LoginOptions(Optional.empty(), Optional.empty(), LoginOptions.Environment.of(Map.of()));

        // When
        RegistryTarget target = new RegistryLookup(cluster).find(Optional.empty());
        new LoginLookup(
                        nothing,
                        cluster,
                        new NoDocker(),
                        new ClusterLogin(ClusterLogin.Consent.OWN_REGISTRY, TlsMode.VERIFIED))
                .find(target);
        new TrustLookup(TlsOptions.verified(), cluster).find(target);

        // Then
        assertThat(of("sync")
                        .filter(right -> !right.rule().getResources().contains("leases"))
                        .flatMap(AccessTest::readable))
                .containsExactlyInAnyOrderElementsOf(cluster.reads());
    }

    @Test
    void letsASyncWriteTheLeaseAndNothingElse() {
        assertThat(of("sync").filter(right -> !READING.containsAll(right.verbs())))
                .isNotEmpty()
                .allSatisfy(right -> assertThat(right.rule().getResources()).containsExactly("leases"));
    }

    @Test
    void letsASyncSeeWhetherARegistryIsOnANode() {
        assertThat(of("sync"))
                .anyMatch(right -> right.allows("list", "", "nodes", "") && right.reaches(Optional.empty()));
    }

    @ParameterizedTest
    @FieldSource("OPERATOR")
    void letsADeployApplyEachOfTheOperatorsObjects(HasMetadata object) {
        for (String verb : List.of("get", "create", "patch")) {
            assertThat(of("deploy")).anyMatch(right -> mayDo(right, verb, object));
        }
        if (ESCALATING.contains(object.getPlural())) {
            assertThat(of("deploy")).anyMatch(right -> mayDo(right, "escalate", object));
            assertThat(of("deploy")).anyMatch(right -> mayDo(right, "bind", object));
        }
    }

    @ParameterizedTest
    @FieldSource("OPERATOR")
    void letsADeployChangeNoneOfTheKindButTheOperators(HasMetadata object) {
        assertThat(of("deploy"))
                .filteredOn(right -> right.allows("patch", group(object), object.getPlural(), "another")
                        || right.allows("create", group(object), object.getPlural(), "another"))
                .isEmpty();
    }

    private static boolean mayDo(Right right, String verb, HasMetadata object) {
        return right.reaches(Optional.ofNullable(object.getMetadata().getNamespace()))
                && right.allows(
                        verb,
                        group(object),
                        object.getPlural(),
                        object.getMetadata().getName());
    }

    private static String group(HasMetadata object) {
        String version = object.getApiVersion();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    /** What a rule lets read, in the words in which {@link InMemoryCluster} remembers it. */
    private static Stream<String> readable(Right right) {
        Map<String, String> kinds = Map.of("productbases", "ProductBase", "clusters", "Cluster", "secrets", "Secret");
        return right.rule().getResources().stream()
                .flatMap(resource -> right.rule().getResourceNames().stream()
                        .map(name -> kinds.getOrDefault(resource, resource) + " "
                                + right.namespace()
                                        .map(namespace -> namespace + "/")
                                        .orElse("") + name));
    }

    private static Stream<Right> of(String phase) {
        return Rights.in(FILES.stream()
                .filter(file -> file.name().equals(phase + ".yaml"))
                .toList());
    }

    private static final class NoDocker implements DockerCredentials {
        @Override
        public String location() {
            return "nowhere";
        }

        @Override
        public Optional<Account> find(RegistryAddress registry) {
            return Optional.empty();
        }
    }
}
