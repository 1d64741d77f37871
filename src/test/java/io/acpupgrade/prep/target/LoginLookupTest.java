package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.InMemoryCluster;
import io.acpupgrade.fixture.PlatformStates;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.target.ClusterLogin.Consent;
import io.acpupgrade.prep.target.LoginOptions.Environment;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLookupTest {
    private static final RegistryAddress ADDRESS = RegistryAddress.parse("10.0.0.8:11443");
    private static final RegistryTarget BUILT_IN =
            new RegistryTarget.BuiltIn(ADDRESS, RegistryAddress.parse("registry.example:11443"), List.of());
    private static final RegistryTarget EXPLICIT = new RegistryTarget.Explicit(ADDRESS);
    private static final LoginOptions NOTHING = given(Optional.empty(), Optional.empty(), Map.of());
    private static final ClusterLogin OWN = new ClusterLogin(Consent.OWN_REGISTRY, TlsMode.VERIFIED);
    private static final String SECRET = "Secret cpaas-system/registry-admin";

    private final FakeDocker docker = new FakeDocker();

    @Test
    void prefersOptionsWithoutReadingTheCluster() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8");
        LoginOptions given = given(
                Optional.of("bob"), Optional.of("b0b"), Map.of("REGISTRY_USERNAME", "eve", "REGISTRY_PASSWORD", "3ve"));

        // When
        RegistryLogin login = new LoginLookup(given, cluster, docker, OWN).find(BUILT_IN);

        // Then
        assertNamed(login, new Account("bob", new Password("b0b")), "--username and --password");
        assertThat(cluster.reads()).isEmpty();
        assertThat(docker.asked).isFalse();
    }

    @Test
    void thenTakesTheEnvironmentWithoutReadingTheCluster() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8");
        LoginOptions given = given(
                Optional.empty(),
                Optional.empty(),
                Map.of("REGISTRY_USERNAME", "eve", "REGISTRY_PASSWORD", "3ve\n", "PATH", "/bin"));

        // When
        RegistryLogin login = new LoginLookup(given, cluster, docker, OWN).find(EXPLICIT);

        // Then
        assertNamed(login, new Account("eve", new Password("3ve")), "environment REGISTRY_USERNAME");
        assertThat(cluster.reads()).isEmpty();
    }

    @Test
    void takesTheSecretOfTheClusterWithoutItsLineBreaks() throws Exception {
        // When
        RegistryLogin login = find(BUILT_IN, PlatformStates.builtIn("registry.example:11443", "10.0.0.8"));

        // Then
        assertNamed(
                login,
                new Account("admin", new Password("s3cret")),
                SECRET,
                "no --username, and no REGISTRY_USERNAME in the environment");
        assertThat(login.toString()).contains("admin").doesNotContain("s3cret");
    }

    @Test
    void namesTheKeyThatTheSecretMisses() {
        // Given
        InMemoryCluster cluster = new InMemoryCluster()
                .withSecret("cpaas-system/registry-admin", Map.of("username", "admin", "pass", "x"));

        // When
        LookupException failure = catchThrowableOfType(LookupException.class, () -> find(BUILT_IN, cluster));

        // Then
        assertThat(failure)
                .hasMessage(
                        "Reading " + SECRET + ": key 'password' is missing or empty; its keys are [pass, username]");
        assertThat(failure.remedy().english()).contains("--username");
    }

    @Test
    void saysThatTheSecretMayNotBeRead() {
        // Given
        InMemoryCluster cluster = new InMemoryCluster().failing(SECRET, Kind.FORBIDDEN);

        // When
        ClusterException failure = catchThrowableOfType(ClusterException.class, () -> find(BUILT_IN, cluster));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.remedy().english()).endsWith("Or pass --username and --password-stdin.");
    }

    @Test
    void continuesWithoutTheClusterForAnotherRegistry() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster().failing(SECRET, Kind.NOT_CONFIGURED);
        docker.account = Optional.of(new Account("dora", new Password("d0ra")));

        // When
        RegistryLogin login = find(EXPLICIT, cluster);

        // Then
        assertThat(login.source().english()).isEqualTo("docker config /home/me/.docker/config.json");
        assertThat(cluster.reads()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.8:11443",
                "10.0.0.8:11443/prefix",
                "[::ffff:10.0.0.8]:11443",
                "10.0.0.21:11443",
                "10.0.0.31:11443",
                "[fd00:0:0::8]:11443"
            })
    void offersTheSecretToTheClustersOwnRegistry(String address) throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8")
                .with(new ManagedCluster(
                        "global",
                        PlatformStates.global("10.0.0.8").vip(),
                        Set.of("10.0.0.21", "fd00::8", "node-1.example")))
                .withNode("10.0.0.31");

        // When, Then
        assertThat(find(explicit(address), cluster).source().english()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // in a disaster recovery pair, the shared name points to the other side
                "registry.example:11443",
                "10.0.0.8:5000",
                "10.0.0.8",
                "10.0.0.9:11443",
                "10.0.0.8.evil.example:11443",
                // host names are not resolved
                "node-1.example:11443",
                "evil.example:11443"
            })
    void withholdsTheSecretFromOtherRegistries(String address) throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8")
                .with(new ManagedCluster(
                        "global", PlatformStates.global("10.0.0.8").vip(), Set.of("node-1.example")))
                .withNode("node-1.example");

        // When
        RegistryLogin login = find(explicit(address), cluster);

        // Then
        assertThat(login)
                .isInstanceOfSatisfying(
                        RegistryLogin.Anonymous.class,
                        anonymous -> assertThat(anonymous.withheld().map(Message::english))
                                .contains("this cluster does not list " + address + " as its own registry"));
    }

    @Test
    void doesNotSayThatARegistryIsUnlistedWhereTheListMayNotBeRead() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8")
                .failing("Nodes", ClusterException.Kind.FORBIDDEN);

        // When
        RegistryLogin login = find(explicit("10.0.0.9:11443"), cluster);

        // Then
        assertThat(login)
                .isInstanceOfSatisfying(
                        RegistryLogin.Anonymous.class,
                        anonymous -> assertThat(anonymous.withheld().map(Message::english))
                                .contains(
                                        "it is not known whether this cluster lists 10.0.0.9:11443 as its own registry"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_CONFIGURED", "UNREACHABLE", "UNTRUSTED", "UNAUTHORIZED"})
    void asksAClusterThatCannotBeAskedOnceOnly(Kind kind) throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster()
                .failing("Cluster global", kind)
                .failing("ProductBase base", kind)
                .failing(SECRET, kind);

        // When
        RegistryLogin login = find(explicit("10.0.0.9:11443"), cluster);

        // Then
        assertThat(login.source().english()).isEqualTo("anonymous");
        assertThat(cluster.reads()).hasSize(1);
        assertThat(Message.english(login.notes()))
                .filteredOn(note -> note.contains(kind.name()))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"UNVERIFIED", "PLAIN_HTTP"})
    void withholdsTheSecretWhereTlsIsNotVerified(TlsMode tls) throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8");
        LoginLookup lookup = new LoginLookup(NOTHING, cluster, docker, new ClusterLogin(Consent.OWN_REGISTRY, tls));

        // When, Then
        assertThat(lookup.find(BUILT_IN).source().english()).isEqualTo("anonymous");
    }

    @Test
    void withholdsTheSecretFromAnExternalRegistry() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("10.0.0.8:11443", "10.0.0.8");

        // When, Then
        assertThat(find(new RegistryTarget.External(ADDRESS, List.of()), cluster)
                        .source()
                        .english())
                .isEqualTo("anonymous");
    }

    @Test
    void offersTheSecretToAnyRegistryWhereTheUserAllowsIt() throws Exception {
        // Given
        InMemoryCluster cluster = PlatformStates.builtIn("registry.example:11443", "10.0.0.8");
        ClusterLogin anywhere = new ClusterLogin(Consent.ANY_REGISTRY, TlsMode.PLAIN_HTTP);

        // When, Then
        assertThat(new LoginLookup(NOTHING, cluster, docker, anywhere)
                        .find(explicit("evil.example:5000"))
                        .source()
                        .english())
                .isEqualTo(SECRET + ", by --cluster-login");
        assertThatThrownBy(() -> new LoginLookup(NOTHING, new InMemoryCluster(), docker, anywhere)
                        .find(explicit("evil.example:5000")))
                .isInstanceOf(LookupException.class);
    }

    private static RegistryTarget explicit(String address) {
        return new RegistryTarget.Explicit(RegistryAddress.parse(address));
    }

    @Test
    void takesDockersAccountWhereTheSecretIsAbsent() throws Exception {
        // Given
        docker.account = Optional.of(new Account("dora", new Password("d0ra")));

        // When
        RegistryLogin login = find(BUILT_IN, new InMemoryCluster());

        // Then
        assertNamed(
                login,
                new Account("dora", new Password("d0ra")),
                "docker config /home/me/.docker/config.json",
                "no --username, and no REGISTRY_USERNAME in the environment",
                SECRET + " does not exist in https://10.0.0.8:6443");
    }

    @Test
    void isAnonymousInTheEndAndSaysWhatWasTried() throws Exception {
        // When
        RegistryLogin login = find(BUILT_IN, new InMemoryCluster());

        // Then
        assertThat(login.source().english()).isEqualTo("anonymous");
        assertThat(Message.english(login.notes()))
                .containsExactly(
                        "no --username, and no REGISTRY_USERNAME in the environment",
                        SECRET + " does not exist in https://10.0.0.8:6443",
                        "docker config /home/me/.docker/config.json has no account for 10.0.0.8:11443");
    }

    @Test
    void ignoresABrokenDockerConfiguration() throws Exception {
        // Given
        docker.broken = true;

        // When
        RegistryLogin login = find(BUILT_IN, new InMemoryCluster());

        // Then
        assertThat(login).isInstanceOf(RegistryLogin.Anonymous.class);
        assertThat(Message.english(login.notes()))
                .anyMatch(note -> note.endsWith("cannot be used. docker-credential-pass is missing"));
    }

    private RegistryLogin find(RegistryTarget target, InMemoryCluster cluster) throws Exception {
        return new LoginLookup(NOTHING, cluster, docker, OWN).find(target);
    }

    private static void assertNamed(RegistryLogin login, Account account, String source, String... notes) {
        assertThat(login)
                .isInstanceOfSatisfying(
                        RegistryLogin.Named.class,
                        named -> assertThat(named.account()).isEqualTo(account));
        assertThat(login.source().english()).isEqualTo(source);
        assertThat(Message.english(login.notes())).containsExactly(notes);
    }

    private static LoginOptions given(Optional<String> user, Optional<String> password, Map<String, String> variables) {
        return new LoginOptions(user, password.map(Password::new), Environment.of(variables));
    }

    private static final class FakeDocker implements DockerCredentials {
        private Optional<Account> account = Optional.empty();
        private boolean broken;
        private boolean asked;

        @Override
        public String location() {
            return "/home/me/.docker/config.json";
        }

        @Override
        public Optional<Account> find(RegistryAddress registry) throws IOException {
            asked = true;
            if (broken) {
                throw new IOException("docker-credential-pass is missing");
            }
            return account;
        }
    }
}
