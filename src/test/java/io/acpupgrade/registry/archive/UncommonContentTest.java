package io.acpupgrade.registry.archive;

import static io.acpupgrade.fixture.packages.RawManifest.EMPTY_CONFIG;
import static io.acpupgrade.fixture.packages.RawManifest.IMAGE;
import static io.acpupgrade.fixture.packages.RawManifest.INDEX;
import static io.acpupgrade.fixture.packages.RawManifest.SCHEMA_1;
import static io.acpupgrade.fixture.packages.RawManifest.descriptor;
import static io.acpupgrade.fixture.packages.RawManifest.foreign;
import static io.acpupgrade.fixture.packages.RawManifest.image;
import static io.acpupgrade.fixture.packages.RawManifest.index;
import static io.acpupgrade.fixture.packages.RawManifest.inline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.Entry;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Uncommon content of manifests, and outdated manifest types. */
class UncommonContentTest {
    private static final Bytes LICENSED = Bytes.utf8("licensed bytes").gzip();
    private static final String URL = "https://layers.example.com/base";
    private static final String OLD = "application/vnd.docker.distribution.manifest.v1+prettyjws";

    @TempDir
    private Path folder;

    private CorePackage read(PackageFiles files, PackageForm form) throws Exception {
        return PackageReading.of(form.write(files, folder, "package"));
    }

    private List<String> faults(PackageFiles files) throws Exception {
        return PackageReading.faults(PackageForm.TGZ.write(files, folder, "package"));
    }

    private static PackageFiles oci(Bytes manifest, Bytes... content) {
        Bytes[] all = Stream.concat(Stream.of(manifest), Stream.of(content)).toArray(Bytes[]::new);
        return OciFiles.raw(List.of(OciFiles.line("a/one:v1", IMAGE, manifest)), all);
    }

    private static List<Digest> blobs(CorePackage read) {
        return read.artifacts().stream()
                .flatMap(artifact -> artifact.blobs().stream())
                .peek(blob -> assertThat(PackageReading.hasItsDigest(blob)).isTrue())
                .map(blob -> blob.packaged().digest())
                .toList();
    }

    static Stream<PackageFiles> withForeignLayerAtHand() {
        Bytes manifest = image(foreign(LICENSED, URL));
        return Stream.of(
                oci(manifest, EMPTY_CONFIG, LICENSED),
                DistributionFiles.raw("a/one", "v1", manifest, EMPTY_CONFIG, LICENSED),
                oci(image(foreign(LICENSED)), EMPTY_CONFIG, LICENSED));
    }

    @ParameterizedTest
    @MethodSource("withForeignLayerAtHand")
    void bringsAForeignLayerWhoseBytesAreThere(PackageFiles files) throws Exception {
        // When
        CorePackage read = read(files, PackageForm.TAR);

        // Then
        assertThat(blobs(read)).contains(LICENSED.digest());
        assertThat(read.artifacts().get(0).omittedLayers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void saysWhichForeignLayersAreNotThere(PackageForm form) throws Exception {
        // When
        CorePackage read = read(oci(image(foreign(LICENSED, URL)), EMPTY_CONFIG), form);

        // Then
        assertThat(blobs(read)).containsExactly(EMPTY_CONFIG.digest());
        assertThat(read.artifacts().get(0).omittedLayers())
                .singleElement()
                .satisfies(layer -> assertThat(layer.reason().english())
                        .contains("foreign layer " + LICENSED.digest(), "is not pushed", URL));
    }

    @Test
    void refusesAForeignLayerThatIsToBeHadNowhereAndOneOfAnotherSize() throws Exception {
        assertThat(faults(oci(image(foreign(LICENSED)), EMPTY_CONFIG)))
                .singleElement()
                .asString()
                .contains("blob " + LICENSED.digest() + " is missing");
        ObjectNode wrong = foreign(LICENSED, URL).put("size", 3);
        assertThat(faults(oci(image(wrong), EMPTY_CONFIG, LICENSED)))
                .singleElement()
                .asString()
                .contains("has " + LICENSED.size() + " bytes, not 3");
    }

    @ParameterizedTest
    @EnumSource(PackageForm.class)
    void bringsContentThatLiesInADescriptor(PackageForm form) throws Exception {
        // Given
        Bytes text = Bytes.utf8("some policy");
        ObjectNode child = inline(IMAGE, image(inline("text/plain", text)));
        Bytes index = index(child);
        ObjectNode line = inline(INDEX, index);
        line.putObject("annotations").put("io.containerd.image.name", "a/one:v1");

        // When
        CorePackage read = read(OciFiles.raw(List.of(line), EMPTY_CONFIG), form);

        // Then
        assertThat(PackageReading.contents(read)).containsEntry("a/one:v1", index.digest());
        assertThat(blobs(read)).containsExactly(EMPTY_CONFIG.digest(), text.digest());
    }

    @Test
    void refusesContentInADescriptorThatIsSomethingElse() throws Exception {
        Bytes text = Bytes.utf8("some policy");
        for (String data : List.of("b3RoZXI=", "§§§", "")) {
            ObjectNode lying = descriptor("text/plain", text).put("data", data);
            assertThat(faults(oci(image(lying), EMPTY_CONFIG, text)))
                    .singleElement()
                    .asString()
                    .contains("the data in the descriptor of " + text.digest());
        }
    }

    @Test
    void callsATaggedManifestOfSchema1ByItsName() throws Exception {
        Bytes unsigned = Bytes.utf8("{\"schemaVersion\":1,\"fsLayers\":[],\"history\":[]}");
        for (Bytes old : List.of(SCHEMA_1, unsigned)) {
            assertThat(faults(DistributionFiles.raw("acp/old", "v1", old)))
                    .singleElement()
                    .asString()
                    .contains("acp/old:v1", "schema 1");
        }
        Bytes index = index(descriptor(OLD, SCHEMA_1));
        assertThat(faults(OciFiles.raw(List.of(OciFiles.line("a/one:v1", INDEX, index)), index, SCHEMA_1)))
                .singleElement()
                .asString()
                .contains("schema 1");
    }

    static Stream<Bytes> unread() {
        return Stream.of(
                SCHEMA_1,
                Bytes.utf8("{\"mediaType\":\"application/vnd.oci.artifact.manifest.v1+json\",\"blobs\":[]}"),
                Bytes.utf8("{\"mediaType\":\"application/vnd.example.thing+json\"}"),
                Bytes.utf8("no JSON at all"));
    }

    @ParameterizedTest
    @MethodSource("unread")
    void saysWhichUntaggedManifestsItCannotPushAndPushesTheRest(Bytes other) throws Exception {
        // Given
        TestImage image = TestImage.small("new");
        PackageFiles files = DistributionFiles.of(NamedTestContent.of("acp/renewed:v1", image))
                .with(DistributionFiles.raw("acp/renewed", "", other));

        // When
        CorePackage read = read(files, PackageForm.FOLDER);

        // Then
        assertThat(PackageReading.contents(read)).containsOnlyKeys("acp/renewed:v1");
        assertThat(Message.english(read.notPushed()))
                .singleElement()
                .asString()
                .contains("(acp/renewed): untagged manifest " + other.digest() + " cannot be pushed: no manifest");
    }

    @Test
    void refusesAnUntaggedManifestWhoseBytesAreOthers() throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(NamedTestContent.of("acp/renewed:v1", TestImage.small("new")))
                .with(DistributionFiles.raw("acp/renewed", "", SCHEMA_1))
                .replacing(SCHEMA_1, bytes -> bytes.flippedAt(9));

        // Then
        assertThat(faults(files)).singleElement().asString().contains("is damaged");
    }

    @Test
    void countsTheUntaggedManifestsThatNothingNames() throws Exception {
        // Given
        PackageFiles files = DistributionFiles.of(
                NamedTestContent.of("a/one:v1", TestImage.small("one")),
                NamedTestContent.untagged("a/one", TestImage.small("older")),
                NamedTestContent.untagged("a/two", TestImage.small("oldest")));

        // When
        CorePackage read = read(files, PackageForm.FOLDER);

        // Then
        assertThat(Message.english(read.notes()))
                .singleElement()
                .asString()
                .contains(": 2 untagged manifests not pushed, because nothing refers to them, such as a/one@sha256:");
    }

    @Test
    void bringsWhatAnIndexHoldsBesideManifestsAsContent() throws Exception {
        // Given
        Bytes cache = Bytes.utf8("cached layer").gzip();
        Bytes index = index(descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", cache));

        // When
        CorePackage read =
                read(OciFiles.raw(List.of(OciFiles.line("a/cache:v1", INDEX, index)), index, cache), PackageForm.TGZ);

        // Then
        assertThat(blobs(read)).containsExactly(cache.digest());
    }

    @Test
    void refusesManifestsThatRegistriesRefuse() throws Exception {
        Bytes whole = image();
        Bytes marked = Bytes.utf8("\ufeff").and(whole);
        Bytes utf16 = Bytes.of(whole.text().getBytes(StandardCharsets.UTF_16LE));
        Bytes ambiguous = Bytes.utf8(whole.text().replace("\"config\"", "\"manifests\":[],\"config\""));
        Bytes versionless = Bytes.utf8(whole.text().replace("\"schemaVersion\":2,", ""));
        for (Bytes refused : List.of(marked, utf16, ambiguous, versionless)) {
            assertThat(faults(oci(refused, EMPTY_CONFIG)))
                    .singleElement()
                    .asString()
                    .contains("manifest " + refused.digest() + " cannot be pushed: ");
        }
    }

    @Test
    void refusesDescriptorsThatSayAnotherSizeOrKindThanTheirManifestHas() throws Exception {
        Bytes child = image();
        ObjectNode longer = descriptor(IMAGE, child).put("size", child.size() + 1);
        ObjectNode other = descriptor(INDEX, child);
        for (ObjectNode lying : List.of(longer, other)) {
            Bytes index = index(lying);
            PackageFiles nested =
                    OciFiles.raw(List.of(OciFiles.line("a/one:v1", INDEX, index)), index, child, EMPTY_CONFIG);
            assertThat(faults(nested)).singleElement().asString().contains("says that manifest " + child.digest());
            lying.putObject("annotations").put("io.containerd.image.name", "a/one:v1");
            assertThat(faults(OciFiles.raw(List.of(lying), child, EMPTY_CONFIG)))
                    .singleElement()
                    .asString()
                    .contains("it says that " + child.digest());
        }
    }

    @Test
    void keepsAnArtifactWholeThatHasNothingLeftOut() throws Exception {
        // When
        CorePackage read = read(OciFiles.of(NamedTestContent.of("a/one:v1", TestImage.small("one"))), PackageForm.TGZ);

        // Then
        assertThat(read.artifacts()).extracting(Artifact::omittedLayers).containsExactly(List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = PackageForm.class,
            names = {"TAR", "TGZ"})
    void isFoundBehindALinkThatGoesThroughALinkedFolder(PackageForm form) throws Exception {
        // Given
        Bytes layer = LICENSED;
        Bytes manifest = image(descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer));
        PackageFiles files = oci(manifest, EMPTY_CONFIG)
                .with("store/x", layer)
                .with(new Entry.SymbolicLink("a", "b"))
                .with(new Entry.SymbolicLink("b", "store"))
                .with(new Entry.SymbolicLink(OciFiles.blobPath(layer), "../../a/x"));

        // When, Then
        assertThat(blobs(read(files, form))).contains(layer.digest());
    }

    @Test
    void isNotLookedForInFoldersThatLeadIntoThemselves() throws Exception {
        PackageFiles files = oci(image(), EMPTY_CONFIG)
                .with(new Entry.SymbolicLink("a", "a/b"))
                .with(new Entry.SymbolicLink("c", "a/x"));
        assertThat(faults(files)).singleElement().asString().contains("leads in a circle");
    }
}
