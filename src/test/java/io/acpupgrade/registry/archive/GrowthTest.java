package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.AllocatedBytes;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.Entry;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestContent;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.fixture.packages.TestReferrer;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.corepackage.PackageReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading twice as much content takes twice the work, not four times, for every kind of content. */
@Tag("any-jdk")
class GrowthTest {
    private static final int SOME = 400;
    private static final double TWICE = 2.7;
    private static final TestImage IMAGE = TestImage.small("one");
    private static final NamedTestContent NAMED = NamedTestContent.of("a/one:v1", IMAGE);

    @TempDir
    private Path folder;

    /** A kind of content that a package may have any number of. */
    record Kind(String name, IntFunction<PackageFiles> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("links to links, the last first", n -> chain(n, false)),
                new Kind("links to links, the first first", n -> chain(n, true)),
                new Kind("tags in a distribution layout", n -> DistributionFiles.of(tags(n, "v"))),
                new Kind("tags in an OCI layout", n -> OciFiles.of(tags(n, "v"))),
                new Kind("repositories", n -> OciFiles.of(repositories(n))),
                new Kind("untagged referrers", n -> DistributionFiles.of(about(n))),
                new Kind("nameless referrers", n -> OciFiles.of(about(n))),
                new Kind("nameless referrers of one another", n -> OciFiles.of(aboutOneAnother(n / 4))),
                new Kind("untagged referrers of one another", n -> DistributionFiles.of(aboutOneAnother(n / 4))),
                new Kind("signatures", n -> DistributionFiles.of(signed(n))),
                new Kind("signatures in an OCI layout", n -> OciFiles.of(signed(n))),
                new Kind("images of a docker-archive", n -> DockerFiles.legacy(repositories(n))),
                new Kind(
                        "layers of a docker-archive",
                        n -> DockerFiles.legacy(NamedTestContent.of("a/one:v1", layered(n)))),
                new Kind("entries of one path", GrowthTest::again),
                new Kind(
                        "broken lines of a list",
                        n -> new PackageFiles(List.of())
                                .with("manifest.json", "[{\"Layers\":[]}" + ",{\"Layers\":[7]}".repeat(n) + "]")));
    }

    private static PackageFiles chain(int n, boolean forward) {
        List<Entry> links = new ArrayList<>();
        links.add(new Entry.SymbolicLink("l0", "index.json"));
        for (int i = 1; i < n; i++) {
            links.add(new Entry.SymbolicLink("l" + i, "l" + (i - 1)));
        }
        if (!forward) {
            Collections.reverse(links);
        }
        return OciFiles.of(NAMED).with(new PackageFiles(links));
    }

    private static NamedTestContent[] tags(int n, String prefix) {
        return IntStream.range(0, n)
                .mapToObj(i -> NamedTestContent.of("a/one:" + prefix + i, IMAGE))
                .toArray(NamedTestContent[]::new);
    }

    private static NamedTestContent[] repositories(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> NamedTestContent.of("a/r" + i + ":v1", IMAGE))
                .toArray(NamedTestContent[]::new);
    }

    private static NamedTestContent[] about(int n) {
        return Stream.concat(
                        Stream.of(NAMED),
                        IntStream.range(0, n)
                                .mapToObj(i ->
                                        NamedTestContent.untagged("a/one", TestReferrer.about(IMAGE, "note " + i))))
                .toArray(NamedTestContent[]::new);
    }

    private static NamedTestContent[] aboutOneAnother(int n) {
        List<NamedTestContent> chain = new ArrayList<>();
        TestContent last = IMAGE;
        for (int i = 0; i < n; i++) {
            last = TestReferrer.about(last, "note " + i);
            chain.add(0, NamedTestContent.untagged("a/one", last));
        }
        chain.add(NAMED);
        return chain.toArray(NamedTestContent[]::new);
    }

    private static NamedTestContent[] signed(int n) {
        return IntStream.range(0, n)
                .boxed()
                .flatMap(i -> {
                    TestImage image = TestImage.named("image " + i);
                    String tag = TestReferrer.signatureTag(image.digest());
                    return Stream.of(
                            NamedTestContent.of("a/one:v" + i, image),
                            NamedTestContent.of("a/one:" + tag, TestReferrer.signature("signature " + i)));
                })
                .toArray(NamedTestContent[]::new);
    }

    private static TestImage layered(int n) {
        TestImage image = TestImage.named("layered");
        for (int i = 0; i < n; i++) {
            image = image.with(TestLayer.plain("layer " + i, 100));
        }
        return image;
    }

    private static PackageFiles again(int n) {
        PackageFiles one = OciFiles.of(NAMED);
        List<Entry> entries = new ArrayList<>(one.entries());
        for (int i = 0; i < n; i++) {
            entries.add(one.entries().get(i % one.entries().size()));
        }
        return new PackageFiles(entries).with("other", Bytes.utf8("x"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isNoMoreThanInProportion(Kind kind) throws Exception {
        for (PackageForm form : List.of(PackageForm.TAR, PackageForm.TGZ)) {
            // Given
            Path some = form.write(kind.of().apply(SOME), folder, "some");
            Path twice = form.write(kind.of().apply(2 * SOME), folder, "twice");
            read(some);

            // When
            double growth = (double) AllocatedBytes.of(() -> read(twice)) / AllocatedBytes.of(() -> read(some));

            // Then
            assertThat(growth).as("%s", form).isLessThan(TWICE);
        }
    }

    private static Object read(Path file) {
        try {
            return new PackageReader(BlobVerification.CHECK, AllocatedBytes.sameThreadExecutor(), bytes -> {})
                    .read(file);
        } catch (InvalidPackageException e) {
            return e;
        }
    }
}
