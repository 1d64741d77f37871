package io.acpupgrade.registry.corepackage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.Signer;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.signature.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static final Signer MAKER = Signer.named("ACP Release <release@example.com>");
    private static final Signer OTHER = Signer.named("Mallory");
    private static final Bytes ARCHIVE = new TestChart("one", "1.0.0").archive();

    private static final String SUM = ARCHIVE.digest().hex() + "  plugins/one.tgz";

    private final ExecutorService workers = Executors.newFixedThreadPool(2, DaemonThreads.named("test-signatures"));

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        put("plugins/one.tgz", ARCHIVE.array());
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void sign(byte[] signature) throws IOException {
        put("plugins/one.tgz.sig", signature);
    }

    private static Keyring keyring(byte[]... keys) throws IOException {
        return Keyring.of(joined(keys), InstantSource.system());
    }

    private static byte[] joined(byte[]... parts) {
        return Arrays.stream(parts)
                .map(Bytes::of)
                .reduce(Bytes.zeros(0), Bytes::and)
                .array();
    }

    private CorePackage read(Optional<Keyring> keyring) throws InvalidPackageException {
        return new PackageReader(BlobVerification.CHECK, keyring, workers, bytes -> {}).read(folder);
    }

    private String authenticity(Keyring keyring) throws InvalidPackageException {
        return read(Optional.of(keyring))
                .bundles()
                .get(0)
                .authenticity()
                .words()
                .english();
    }

    private List<String> faults(Keyring keyring) {
        try {
            read(Optional.of(keyring));
            return List.of();
        } catch (InvalidPackageException e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }

    private void isRefused(Keyring keyring, String words) {
        assertThat(faults(keyring)).singleElement().asString().contains("one.tgz", words);
    }

    @Test
    void isGoodInEveryForm() throws Exception {
        String expected = "signed by ACP Release <release@example.com> (key " + MAKER.fingerprint() + ")";
        for (byte[] signature : List.of(MAKER.sign(ARCHIVE), Signer.armored(MAKER.sign(ARCHIVE)))) {
            for (byte[] key : List.of(MAKER.publicKey(), Signer.armored(MAKER.publicKey()))) {
                // Given
                sign(signature);

                // When, Then
                assertThat(faults(keyring(key))).isEmpty();
                assertThat(authenticity(keyring(key))).isEqualTo(expected);
            }
        }
    }

    @Test
    void isFoundAmongSeveralKeysAndSignatures() throws Exception {
        // Given
        sign(joined(Signer.armored(OTHER.sign(ARCHIVE)), Signer.armored(MAKER.sign(ARCHIVE))));

        // When, Then
        assertThat(authenticity(keyring(MAKER.publicKey()))).contains(MAKER.fingerprint());
        assertThat(faults(keyring(Signer.armored(OTHER.publicKey()), Signer.armored(MAKER.publicKey()))))
                .isEmpty();
    }

    @Test
    void isRefusedWhereTheBytesAreOthers() throws Exception {
        sign(MAKER.sign(ARCHIVE.and(Bytes.utf8("x"))));
        isRefused(keyring(MAKER.publicKey()), "is not what was signed");
    }

    @Test
    void isRefusedWhereOneOfTwoSaysThatItIsAnotherFile() throws Exception {
        sign(joined(MAKER.sign(ARCHIVE), MAKER.sign(Bytes.utf8("x"))));
        isRefused(keyring(MAKER.publicKey()), "is not what was signed");
    }

    @Test
    void isRefusedWhereTheKeyIsUnknown() throws Exception {
        sign(OTHER.sign(ARCHIVE));
        isRefused(keyring(MAKER.publicKey()), "which the keyring does not hold");
    }

    @Test
    void isRefusedWhereTheKeyHasExpired() throws Exception {
        // Given
        Signer expired = Signer.expired("ACP Release");

        // When
        sign(expired.sign(ARCHIVE, Instant.now().minusSeconds(5 * 86_400)));

        // Then
        isRefused(keyring(expired.publicKey()), "with a key that expired at ");
    }

    @Test
    void isRefusedWhereItsHashCanBeForged() throws Exception {
        sign(MAKER.signWeakly(ARCHIVE));
        isRefused(keyring(MAKER.publicKey()), "too weak");
    }

    @Test
    void isRefusedWhereItIsCutOffOrSomethingElse() throws Exception {
        byte[] whole = MAKER.sign(ARCHIVE);
        byte[] armored = Signer.armored(whole);
        for (byte[] bytes : List.of(
                new byte[0],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(armored, armored.length / 2),
                MAKER.publicKey(),
                Bytes.utf8("nonsense").array(),
                Bytes.random("noise", 3000).array())) {
            sign(bytes);
            isRefused(keyring(MAKER.publicKey()), "no detached OpenPGP signature");
        }
    }

    @Test
    void survivesAnyDamage() throws Exception {
        byte[] whole = MAKER.sign(ARCHIVE);
        for (int i = 0; i < whole.length; i++) {
            sign(Bytes.of(whole).flippedAt(i).array());
            List<String> faults = faults(keyring(MAKER.publicKey()));
            assertThat(faults.isEmpty() || faults.get(0).contains("one.tgz")).isTrue();
        }
    }

    @Test
    void isAskedForWhereThereIsNone() throws Exception {
        isRefused(keyring(MAKER.publicKey()), "is not signed");
    }

    @Test
    void mayBeThatOfAListOfChecksums() throws Exception {
        // Given
        Bytes sums = Bytes.utf8(ARCHIVE.digest().hex() + "  plugins/one.tgz\n");
        put("SHA256SUMS", sums.array());
        put("SHA256SUMS.asc", Signer.armored(MAKER.sign(sums)));

        // When, Then
        assertThat(authenticity(keyring(MAKER.publicKey()))).contains(MAKER.fingerprint());
        put("SHA256SUMS", sums.and(Bytes.utf8("\n")).array());
        assertThat(faults(keyring(MAKER.publicKey())))
                .anyMatch(fault -> fault.contains("SHA256SUMS: is not what was signed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256SUMS", "SHA256SUMS.asc", "plugins/one.tgz.sha256", "plugins/one.tgz.sha256.asc"})
    void mayBePartOfTheListOfChecksums(String name) throws Exception {
        // Given
        String list = name.startsWith("plugins") ? ARCHIVE.digest().hex() + "  one.tgz" : SUM;
        byte[] signed = MAKER.clearSign("# made by us  \n" + list + "\n");
        put(name, signed);

        // When, Then
        assertThat(faults(keyring(MAKER.publicKey()))).isEmpty();
        assertThat(authenticity(keyring(MAKER.publicKey()))).contains(MAKER.fingerprint());
        assertThat(read(Optional.empty()).bundles()).hasSize(1);
        put(
                name,
                Bytes.of(new String(signed, UTF_8).replace("\n", "\r\n").getBytes(UTF_8))
                        .array());
        assertThat(faults(keyring(MAKER.publicKey()))).isEmpty();
    }

    @Test
    void mayLieBesideThePlainList() throws Exception {
        put("SHA256SUMS", Bytes.utf8(SUM + "\n").array());
        put("SHA256SUMS.asc", MAKER.clearSign(SUM + "\n"));
        assertThat(authenticity(keyring(MAKER.publicKey()))).contains(MAKER.fingerprint());
    }

    @Test
    void isRefusedWhereASignedListWasChangedOrSignedByAnother() throws Exception {
        String signed = new String(MAKER.clearSign("# one\n" + SUM + "\n"), UTF_8);
        put("SHA256SUMS", signed.replace("# one", "# two").getBytes(UTF_8));
        assertThat(faults(keyring(MAKER.publicKey())))
                .anyMatch(fault -> fault.contains("SHA256SUMS: is not what was signed"));
        put("SHA256SUMS", signed.getBytes(UTF_8));
        assertThat(faults(keyring(OTHER.publicKey())))
                .anyMatch(fault -> fault.contains("which the keyring does not hold"));
    }

    @Test
    void vouchesForNoLineOutsideTheSignedText() throws Exception {
        // Given
        String signed = new String(MAKER.clearSign("# nothing\n"), UTF_8);

        // When, Then
        for (String around :
                List.of(SUM + "\n" + signed, signed + SUM + "\n", signed + signed.replace("# nothing", SUM))) {
            put("SHA256SUMS", around.getBytes(UTF_8));
            isRefused(keyring(MAKER.publicKey()), "is not signed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hash: SHA512\n\n", "-----END PGP SIGNATURE-----", "-----BEGIN PGP SIGNATURE-----"})
    void isRefusedWhereASignedListCanBeReadInTwoWays(String part) throws Exception {
        String signed = new String(MAKER.clearSign(SUM + "\n"), UTF_8);
        String other = part.startsWith("Hash") ? "Comment: " + SUM + "\n\n" : "-----";
        put("SHA256SUMS", signed.replace(part, other).getBytes(UTF_8));
        assertThat(faults(keyring(MAKER.publicKey()))).anyMatch(fault -> fault.contains("its signed text "));
    }

    @Test
    void takesAnEscapedDashForADash() throws Exception {
        put("SHA256SUMS", MAKER.clearSign("-----\n"));
        assertThat(faults(keyring(MAKER.publicKey()))).anyMatch(fault -> fault.contains("has the line '-----'"));
    }

    @Test
    void isNotLookedAtWithoutAKeyring() throws Exception {
        // Given
        sign(Bytes.utf8("nonsense").array());

        // When, Then
        assertThat(read(Optional.empty())
                        .bundles()
                        .get(0)
                        .authenticity()
                        .words()
                        .english())
                .isEqualTo("signed, not checked: no keyring");
        Files.delete(folder.resolve("plugins/one.tgz.sig"));
        assertThat(read(Optional.empty())
                        .bundles()
                        .get(0)
                        .authenticity()
                        .words()
                        .english())
                .isEqualTo("not signed");
    }

    @Test
    void isThatOfASingleArchiveToo() throws Exception {
        // Given
        sign(MAKER.sign(ARCHIVE));

        // When
        CorePackage read = new PackageReader(
                        BlobVerification.CHECK, Optional.of(keyring(MAKER.publicKey())), workers, bytes -> {})
                .read(folder.resolve("plugins/one.tgz"));

        // Then
        assertThat(read.bundles().get(0).authenticity().signer().english()).contains(MAKER.fingerprint());
    }

    @Test
    void needsAKeyringOfPublicKeys() {
        assertThatThrownBy(() -> keyring(Bytes.utf8("nonsense").array())).hasMessage("it holds no OpenPGP public key");
        assertThatThrownBy(() -> keyring(MAKER.key().getEncoded())).hasMessageContaining("more than public keys");
    }
}
