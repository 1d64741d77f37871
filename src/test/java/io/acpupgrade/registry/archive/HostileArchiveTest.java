package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.Entry;
import io.acpupgrade.fixture.packages.HostileFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@Tag("any-jdk")
class HostileArchiveTest {
    private static final TestImage IMAGE = TestImage.small("one");
    private static final PackageFiles HONEST = OciFiles.of(NamedTestContent.of("a/one:v1", IMAGE));

    @TempDir
    private Path folder;

    /** An entry that is not allowed in an archive, and the expected fault. */
    record Hostile(Entry entry, String reproach) {}

    static Stream<Hostile> entries() {
        Bytes content = Bytes.utf8("content");
        return Stream.of(
                new Hostile(new Entry.File("../../etc/passwd", content), "leads out of the archive"),
                new Hostile(new Entry.File("a/../../b", content), "leads out of the archive"),
                new Hostile(new Entry.File("/etc/passwd", content), "has an absolute path"),
                new Hostile(new Entry.SymbolicLink("link", "/etc/passwd"), "has an absolute path"),
                new Hostile(new Entry.SymbolicLink("a/link", "../../etc/passwd"), "leads out of the archive"),
                new Hostile(new Entry.HardLink("link", "../etc/passwd"), "leads out of the archive"),
                new Hostile(new Entry.HardLink("link", "/etc/passwd"), "has an absolute path"),
                new Hostile(new Entry.SymbolicLink("link", "link"), "leads in a circle"));
    }

    static Stream<PackageForm> archives() {
        return Stream.of(PackageForm.TAR, PackageForm.TGZ, PackageForm.ZST);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isRefusedForAPathThatEscapes(Hostile hostile) throws Exception {
        for (PackageForm form : archives().toList()) {
            // When
            List<String> faults = PackageReading.faults(form.write(HONEST.with(hostile.entry()), folder, "hostile"));

            // Then
            assertThat(faults).as("%s", form).singleElement().asString().contains(hostile.reproach());
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    void isRefusedForLinksThatLeadInACircle(PackageForm form) throws Exception {
        // Given
        PackageFiles files = HONEST.with(new Entry.SymbolicLink("a", "b"))
                .with(new Entry.SymbolicLink("b", "c/../c"))
                .with(new Entry.HardLink("c", "a"));

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "hostile"));

        // Then
        assertThat(faults).singleElement().asString().contains("leads in a circle");
    }

    @ParameterizedTest
    @MethodSource("archives")
    void mayHoldFoldersLinksThatLeadNowhereAndDevices(PackageForm form) throws Exception {
        // Given
        PackageFiles files = HONEST.with(new Entry.Special("folder/", TarConstants.LF_DIR))
                .with(new Entry.Special("pipe", TarConstants.LF_FIFO))
                .with(new Entry.Special("blobs/sha256/index.json", TarConstants.LF_CHR))
                .with(new Entry.SymbolicLink("nowhere", "absent"));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "odd"));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @ParameterizedTest
    @MethodSource("archives")
    void takesADeviceForNoFile(PackageForm form) throws Exception {
        // Given
        PackageFiles files = HONEST.without(path -> path.equals("oci-layout"))
                .with(new Entry.Special("oci-layout", TarConstants.LF_CHR));

        // When
        List<String> faults = PackageReading.faults(form.write(files, folder, "odd"));

        // Then
        assertThat(faults).singleElement().asString().contains("holds nothing to push");
    }

    @ParameterizedTest
    @MethodSource("archives")
    void readsTheLastOfSeveralEntriesWithOnePath(PackageForm form) throws Exception {
        // Given
        TestImage image = TestImage.named("one").with(TestLayer.gzip("large", 20_000));
        Bytes layer = image.layers().get(0).stored();
        PackageFiles files = new PackageFiles(
                        List.<Entry>of(new Entry.File(OciFiles.blobPath(layer), Bytes.zeros(layer.size()))))
                .with(OciFiles.of(NamedTestContent.of("a/one:v1", image)));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "twice"));

        // Then
        assertThat(read.artifacts().get(0).blobs()).allMatch(PackageReading::hasItsDigest);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void followsLinksToLinksAndToFolders(PackageForm form) throws Exception {
        // Given
        PackageFiles files = HONEST.without(path -> path.equals("index.json"))
                .under("real/")
                .with("real/list", HONEST.files().getOrDefault("index.json", Bytes.zeros(0)))
                .with(new Entry.SymbolicLink("real/index.json", "./more/../again"))
                .with(new Entry.HardLink("real/again", "real/list"))
                .with(new Entry.SymbolicLink("other", "real"));

        // When
        CorePackage read = PackageReading.of(form.write(files, folder, "linked"));

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
    }

    @Test
    void stopsReadingABombEarly() throws Exception {
        // Given
        Path bomb = HostileFiles.gzipBomb(folder.resolve("bomb.tgz"), 600L << 20);

        // When
        List<String> faults = PackageReading.faults(bomb);

        // Then
        assertThat(faults).singleElement().asString().contains("it is a decompression bomb");
    }

    @Test
    void stopsReadingALayerThatIsABomb() throws Exception {
        // Given
        Bytes bomb = Bytes.in(HostileFiles.gzipBomb(folder.resolve("bomb"), 300L << 20));
        TestImage image = TestImage.named("one").with(new TestLayer(Bytes.zeros(0), bomb, TestLayer.Packing.GZIP));

        // When
        List<String> faults = PackageReading.faults(
                PackageForm.TGZ.write(DockerFiles.legacy(NamedTestContent.of("a/one:v1", image)), folder, "saved"));

        // Then
        assertThat(faults).first().asString().contains("it is a decompression bomb");
    }

    @Test
    void stopsReadingANameWithoutEnd() throws Exception {
        // Given
        Path endless = HostileFiles.endlessName(folder.resolve("endless.tgz"), 200L << 20);

        // When
        List<String> faults = PackageReading.faults(endless);

        // Then
        assertThat(faults).singleElement().asString().contains("bytes of headers");
    }

    @Test
    void isRefusedWithMoreEntriesThanAnyPackageHas() throws Exception {
        // Given
        Bounds bounds = new Bounds();
        for (int i = 0; i < Bounds.ENTRIES; i++) {
            bounds.addEntry("d", "");
        }

        // Then
        assertThatThrownBy(() -> bounds.addEntry("d", ""))
                .isInstanceOf(UnsafeEntryException.class)
                .hasMessageContaining("more than " + Bounds.ENTRIES + " entries");
    }
}
