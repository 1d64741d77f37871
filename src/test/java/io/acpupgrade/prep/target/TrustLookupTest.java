package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.Authority;
import io.acpupgrade.fixture.InMemoryCluster;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.target.Trust.SystemStore;
import io.acpupgrade.problem.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustLookupTest {
    private static final RegistryTarget BUILT_IN = new RegistryTarget.BuiltIn(
            RegistryAddress.parse("10.0.0.8:11443"), RegistryAddress.parse("registry.example:11443"), List.of());
    private static final RegistryTarget EXPLICIT =
            new RegistryTarget.Explicit(RegistryAddress.parse("r.example.com:5000"));
    private static final String REGISTRY_TLS = "kube-system/registry-address.tls";
    private static final String DEX_TLS = "cpaas-system/dex.tls";

    @TempDir
    Path folder;

    @Test
    void trustsWhatTheClusterPublishesOfItsOwnRegistry() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster()
                .withSecret(REGISTRY_TLS, Map.of("tls.crt", Authority.pem()))
                .withSecret(DEX_TLS, Map.of("ca.crt", Authority.pem() + Authority.pem()));

        // When
        Trust trust = verified(cluster).find(BUILT_IN);

        // Then
        assertThat(trust.anchors().systemStore()).isEqualTo(SystemStore.TRUSTED);
        assertThat(trust.anchors().certificates()).hasSize(3);
        assertThat(trust.anchors().source().english())
                .isEqualTo("the system's trust store, Secret " + REGISTRY_TLS + ", Secret " + DEX_TLS);
        assertThat(trust.acceptedNames()).containsExactly("10.0.0.8", "registry.example");
        assertThat(Message.english(trust.notes())).isEmpty();
    }

    @Test
    void prefersAnAuthorityToACertificateOfTheRegistryItself() throws Exception {
        // Given
        Map<String, String> both = Map.of("ca.crt", Authority.pem(), "tls.crt", "not looked at");

        // When
        Trust trust =
                verified(new InMemoryCluster().withSecret(REGISTRY_TLS, both)).find(BUILT_IN);

        // Then
        assertThat(trust.anchors().certificates()).hasSize(1);
        assertThat(Message.english(trust.notes())).containsExactly("Secret " + DEX_TLS + " does not exist");
    }

    @Test
    void notesUnusableSecretsAndTrustsTheSystem() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster()
                .withSecret(REGISTRY_TLS, Map.of("ca.crt", "garbage"))
                .failing("Secret " + DEX_TLS, Kind.FORBIDDEN);

        // When
        Trust trust = verified(cluster).find(BUILT_IN);

        // Then
        assertThat(trust.anchors().source().english()).isEqualTo("the system's trust store");
        assertThat(Message.english(trust.notes()))
                .containsExactly(
                        "Secret " + REGISTRY_TLS
                                + ", key ca.crt, holds no certificate: no '-----BEGIN CERTIFICATE-----' in it",
                        "Secret " + DEX_TLS + " cannot be used. Reading Secret " + DEX_TLS + ": FORBIDDEN");
    }

    @Test
    void trustsOnlyTheSystemForAGivenRegistryWithoutReadingTheCluster() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster();

        // When
        Trust trust = verified(cluster).find(EXPLICIT);

        // Then
        assertThat(trust.anchors().certificates()).isEmpty();
        assertThat(trust.anchors().systemStore()).isEqualTo(SystemStore.TRUSTED);
        assertThat(trust.acceptedNames()).containsExactly("r.example.com");
        assertThat(cluster.reads()).isEmpty();
    }

    @Test
    void trustsTheGivenFileAndNothingElse() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("ca.pem"), "# ours\n" + Authority.pem());
        InMemoryCluster cluster = new InMemoryCluster();

        // When
        Trust trust = lookup(TlsMode.VERIFIED, Optional.of(file), Optional.of("registry.other"), cluster)
                .find(BUILT_IN);

        // Then
        assertThat(trust.anchors().systemStore()).isEqualTo(SystemStore.IGNORED);
        assertThat(trust.anchors().certificates())
                .singleElement()
                .satisfies(certificate -> assertThat(
                                certificate.getSubjectX500Principal().getName())
                        .isEqualTo("CN=Test authority"));
        assertThat(trust.anchors().source().english()).isEqualTo("--registry-ca " + file);
        assertThat(trust.acceptedNames()).containsExactly("registry.other");
        assertThat(cluster.reads()).isEmpty();
    }

    @Test
    void refusesAFileThatHoldsNoCertificate() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("ca.pem"), Authority.pem().replace("MII", "XXX"));

        // When
        LookupException failure = failureOf(file);

        // Then
        assertThat(failure).hasMessageContaining("--registry-ca " + file).hasMessageContaining("no PEM file");
        assertThat(failure.remedy().english()).contains("PEM");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = folder.resolve("absent.pem");
        assertThat(failureOf(file)).hasMessageContaining(file + ": there is no such file");
    }

    @Test
    void trustsNothingWhereVerificationIsOff() throws Exception {
        // Given
        InMemoryCluster cluster = new InMemoryCluster();

        // When
        Trust trust = lookup(TlsMode.UNVERIFIED, Optional.empty(), Optional.empty(), cluster)
                .find(BUILT_IN);

        // Then
        assertThat(trust.mode()).isEqualTo(TlsMode.UNVERIFIED);
        assertThat(trust.anchors().certificates()).isEmpty();
        assertThat(cluster.reads()).isEmpty();
    }

    @Test
    void rejectsTrustOptionsWithoutVerification() {
        TrustLookup lookup =
                lookup(TlsMode.PLAIN_HTTP, Optional.empty(), Optional.of("registry.other"), new InMemoryCluster());
        assertThat(catchThrowableOfType(UsageException.class, () -> lookup.find(EXPLICIT)))
                .hasMessageContaining("--registry-server-name")
                .hasMessageContaining("--plain-http");
    }

    @Test
    void warnsOfInsecureModes() {
        assertThat(TlsMode.VERIFIED.warning().map(Message::english)).isEmpty();
        assertThat(TlsMode.UNVERIFIED.warning().map(Message::english).orElseThrow())
                .startsWith("--insecure-skip-tls-verify: ");
        assertThat(TlsMode.PLAIN_HTTP.warning().map(Message::english).orElseThrow())
                .startsWith("--plain-http: ");
    }

    private LookupException failureOf(Path file) {
        TrustLookup lookup = lookup(TlsMode.VERIFIED, Optional.of(file), Optional.empty(), new InMemoryCluster());
        return catchThrowableOfType(LookupException.class, () -> lookup.find(BUILT_IN));
    }

    private static TrustLookup verified(InMemoryCluster cluster) {
        return new TrustLookup(TlsOptions.verified(), cluster);
    }

    private static TrustLookup lookup(
            TlsMode mode, Optional<Path> authority, Optional<String> serverName, InMemoryCluster cluster) {
        return new TrustLookup(new TlsOptions(mode, authority, serverName), cluster);
    }
}
