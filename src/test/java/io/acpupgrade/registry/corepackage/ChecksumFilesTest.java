package io.acpupgrade.registry.corepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.PackageReading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumFilesTest {
    private static final Bytes ARCHIVE =
            OciFiles.of(NamedTestContent.of("a/one:v1", TestImage.small("one"))).tgz();
    private static final Bytes OTHER = Bytes.utf8("kind: Whatever\n");
    private static final String WRONG = "0".repeat(64);

    @TempDir
    private Path folder;

    @BeforeEach
    void writePackage() throws Exception {
        ARCHIVE.writeTo(folder.resolve("plugins/one.tgz"));
        OTHER.writeTo(folder.resolve("resources/other.yaml"));
    }

    private static String line(Bytes content, String name) {
        return content.digest().hex() + "  " + name + "\n";
    }

    private void write(String path, String content) throws Exception {
        Bytes.utf8(content).writeTo(folder.resolve(path));
    }

    @Test
    void agreeWithWhatTheyDescribe() throws Exception {
        // Given
        write("plugins/one.tgz.sha256", line(ARCHIVE, "one.tgz"));
        write("resources/other.yaml.sha256", OTHER.digest().hex());
        write(
                "SHA256SUMS",
                "# made by hand\n" + line(ARCHIVE, "./plugins/one.tgz") + line(OTHER, "*resources/other.yaml"));
        write(
                "resources/SHA256SUMS",
                line(OTHER, "other.yaml").toUpperCase(java.util.Locale.ROOT).replace("OTHER.YAML", "other.yaml"));

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).isEmpty();
    }

    static Stream<String> everyWriting() {
        String hex = ARCHIVE.digest().hex();
        String sha512 = sha512(ARCHIVE);
        return Stream.of(
                "SHA256 (one.tgz) = " + hex,
                "SHA256(./one.tgz)= " + hex,
                "SHA2-256(one.tgz)= " + hex.toUpperCase(Locale.ROOT),
                "SHA512 (one.tgz) = " + sha512,
                sha512 + " *one.tgz",
                "\\" + hex + "  one.tgz",
                "\\" + WRONG + "  back\\\\slash\\nand line.tgz\n" + hex + "  one.tgz",
                "SHA256 hash of one.tgz:\r\n" + hex + "\r\nCertUtil: -hashfile command completed successfully.\r\n",
                hex + "  -",
                WRONG + "  two.tgz\n" + hex + "  one.tgz",
                "MD5 (one.tgz) = 00ff\nSHA256 (one.tgz) = " + hex);
    }

    private static String sha512(Bytes content) {
        Digest any = new Digest("sha512", "0".repeat(128));
        return HexFormat.of().formatHex(any.newComputation().digest(content.array()));
    }

    @ParameterizedTest
    @MethodSource("everyWriting")
    void areReadHoweverTheyAreWritten(String content) throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            // Given
            byte[] marked = ("\ufeff" + content + "\r\n").getBytes(charset);
            Bytes.of(marked).writeTo(folder.resolve("plugins/one.tgz.sha256"));

            // When
            List<String> faults = PackageReading.faults(folder);

            // Then
            assertThat(faults).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWriting")
    void nameAFileThatHasChangedHoweverTheyAreWritten(String content) throws Exception {
        // Given
        write("plugins/one.tgz.sha256", content);
        OciFiles.of(NamedTestContent.of("a/one:v1", TestImage.small("another")))
                .tgz()
                .writeTo(folder.resolve("plugins/one.tgz"));

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).isNotEmpty().anyMatch(fault -> fault.contains("one.tgz: has the checksum"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256SUMS", "SHA256SUMS.txt", "sha256sum.txt", "SHA512SUMS"})
    void areListsUnderEachOfTheirNames(String list) throws Exception {
        // Given
        write(
                list,
                "SHA256 (plugins\\one.tgz) = " + WRONG + "\nSHA512 (resources/other.yaml) = " + "0".repeat(128) + "\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).hasSize(2).allMatch(fault -> fault.contains("its checksum file says sha"));
    }

    @Test
    void sayWhichOfTheirLinesCannotBeChecked() throws Exception {
        // Given
        write(
                "SHA256SUMS",
                "MD5 (plugins/one.tgz) = 00ff\nSIZE (plugins/one.tgz) = 123 bytes\n"
                        + line(OTHER, "resources/other.yaml"));

        // When
        CorePackage read = PackageReading.of(folder);

        // Then
        assertThat(Message.english(read.notes()))
                .hasSize(2)
                .anyMatch(note -> note.endsWith("SHA256SUMS: MD5 of 'plugins/one.tgz' is not checked"));
    }

    @Test
    void areRefusedWhereNoneOfSeveralLinesIsAboutTheFile() throws Exception {
        // Given
        write("plugins/one.tgz.sha256", line(ARCHIVE, "two.tgz") + line(ARCHIVE, "three.tgz"));

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).singleElement().asString().endsWith("holds 2 checksums, but none of 'one.tgz'");
    }

    @Test
    void areReadFromAFolderThatIsGivenByAPathWithDots() throws Exception {
        // Given
        write("plugins/one.tgz.sha256", WRONG + "  one.tgz\n");

        // When
        List<String> faults = PackageReading.faults(folder.resolve("plugins/..").resolve("."));

        // Then
        assertThat(faults).singleElement().asString().contains("has the checksum " + ARCHIVE.digest());
    }

    @Test
    void nameEveryFileThatHasChanged() throws Exception {
        // Given
        write("plugins/one.tgz.sha256", WRONG + "  one.tgz\n");
        write("SHA256SUMS", WRONG + "  resources/other.yaml\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .hasSize(2)
                .allMatch(fault -> fault.contains("its checksum file says sha256:" + WRONG))
                .anyMatch(fault -> fault.contains("one.tgz: has the checksum " + ARCHIVE.digest()))
                .anyMatch(fault -> fault.contains("other.yaml: has the checksum " + OTHER.digest()));
    }

    @Test
    void areHeldAgainstFilesOfALayoutToo() throws Exception {
        // Given
        OciFiles.of(NamedTestContent.of("a/two:v1", TestImage.small("two"))).writeFolder(folder.resolve("open"));
        Bytes config = TestImage.small("two").config();
        write("SHA256SUMS", WRONG + "  open/" + OciFiles.blobPath(config) + "\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).singleElement().asString().contains("has the checksum " + config.digest());
    }

    @Test
    void nameFilesThatAreMissing() throws Exception {
        // Given
        write("plugins/two.tgz.sha256", WRONG + "  two.tgz\n");
        write("SHA256SUMS", WRONG + "  absent\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults)
                .hasSize(2)
                .anyMatch(fault -> fault.endsWith("lists 'plugins/two.tgz', which is missing"))
                .anyMatch(fault -> fault.endsWith("lists 'absent', which is missing"));
    }

    @Test
    void mustNotContradictEachOther() throws Exception {
        // Given
        write("plugins/one.tgz.sha256", line(ARCHIVE, "one.tgz"));
        write("plugins/SHA256SUMS", WRONG + "  one.tgz\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).anyMatch(fault -> fault.contains("another checksum file gives"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no checksum\n", "abc", "\0\0\0", "sha512-of-something 00ff\n"})
    void areRefusedWhereTheyHoldSomethingElse(String content) throws Exception {
        // Given
        write("plugins/one.tgz.sha256", content);

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).singleElement().asString().endsWith("one.tgz.sha256: holds no sha256 or sha512 checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/passwd", "", "a\0b"})
    void areRefusedWhereTheySpeakOfWhatIsNotInThePackage(String name) throws Exception {
        // Given
        write("plugins/SHA256SUMS", WRONG + "  " + name + "\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).singleElement().asString().contains("plugins/SHA256SUMS: ");
    }

    @Test
    void areRefusedWithALineThatIsNone() throws Exception {
        // Given
        write("SHA256SUMS", line(ARCHIVE, "plugins/one.tgz") + "nonsense\n");

        // When
        List<String> faults = PackageReading.faults(folder);

        // Then
        assertThat(faults).singleElement().asString().contains("has the line 'nonsense': it is not a checksum");
    }

    @ParameterizedTest
    @EnumSource(value = BlobVerification.class, names = "TRUST")
    void areNotLookedAtWhereTheBytesAreTrusted(BlobVerification rigor) throws Exception {
        // Given
        write("plugins/one.tgz.sha256", WRONG);

        // When
        CorePackage read = PackageReading.of(folder, rigor);

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }
}
