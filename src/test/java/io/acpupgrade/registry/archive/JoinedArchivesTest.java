package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.PackageForm;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data after the end of an archive: padding, a further archive, or content that must not be ignored. */
@Timeout(120)
class JoinedArchivesTest {
    private static final NamedTestContent ONE = NamedTestContent.of("a/one:v1", TestImage.small("one"));
    private static final NamedTestContent TWO = NamedTestContent.of("a/two:v1", TestImage.small("two"));
    private static final int TAPE_BLOCK = 10_240;

    @TempDir
    private Path folder;

    static Stream<Function<NamedTestContent, PackageFiles>> layouts() {
        return Stream.of(OciFiles::of, DockerFiles::legacy, DockerFiles::current, DistributionFiles::of);
    }

    /** How two tars are concatenated in one file. */
    enum Joint {
        PLAIN {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.and(second);
            }
        },
        BARELY_MARKED {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return Joining.withoutPadding(first)
                        .and(Bytes.zeros(Joining.RECORD))
                        .and(second);
            }
        },
        WITHIN_ONE_GZIP {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.and(second).gzip();
            }
        },
        TWO_GZIP_MEMBERS {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.gzip().and(second.gzip());
            }
        },
        PADDED_GZIP_MEMBERS {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.gzip()
                        .and(Bytes.zeros(TAPE_BLOCK))
                        .and(second.gzip())
                        .and(Bytes.zeros(TAPE_BLOCK));
            }
        },
        WITHIN_ONE_ZSTD {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.and(second).zstd();
            }
        },
        TWO_ZSTD_FRAMES {
            @Override
            Bytes of(Bytes first, Bytes second) {
                return first.zstd().and(second.zstd());
            }
        };

        abstract Bytes of(Bytes first, Bytes second);
    }

    /** Cuts the padding of tars. */
    private static final class Joining {
        static final int RECORD = 512;

        static Bytes withoutPadding(Bytes tar) {
            byte[] array = tar.array();
            int end = array.length;
            while (end > 0 && array[end - 1] == 0) {
                end--;
            }
            return tar.cutTo((end + RECORD - 1) / RECORD * RECORD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepTheImagesOfBoth(Joint joint) throws Exception {
        for (Function<NamedTestContent, PackageFiles> layout : layouts().toList()) {
            // Given
            Bytes joined = joint.of(layout.apply(ONE).tar(), layout.apply(TWO).tar());

            // When
            CorePackage read = PackageReading.of(joined.writeTo(folder.resolve("joined")));

            // Then
            assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1", "a/two:v1");
            assertThat(read.allArtifacts().flatMap(artifact -> artifact.blobs().stream()))
                    .allMatch(PackageReading::hasItsDigest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWhereOneOfThemIsNoImageLayout(Joint joint) throws Exception {
        // Given
        Bytes images = OciFiles.of(ONE).tar();
        Bytes chart = new TestChart("mychart", "1.0.0").files().tar();

        for (Bytes joined : List.of(joint.of(images, chart), joint.of(chart, images))) {
            // When
            List<String> faults = PackageReading.faults(joined.writeTo(folder.resolve("joined")));

            // Then
            assertThat(faults).singleElement().asString().contains("it consists of several tars");
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWhereWhatFollowsIsNoArchive(Joint joint) throws Exception {
        // Given
        Bytes joined = joint.of(OciFiles.of(ONE).tar(), Bytes.text("readme", 700));

        // When
        List<String> faults = PackageReading.faults(joined.writeTo(folder.resolve("joined")));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("data that is not an archive follows the end-of-archive marker");
    }

    static Stream<Bytes> trailing() {
        return Stream.of(Bytes.utf8("x"), Bytes.text("x", 512), Bytes.zeros(700).and(Bytes.utf8("x")));
    }

    @ParameterizedTest
    @MethodSource("trailing")
    void areRefusedWithAnyTrailingByte(Bytes trailing) throws Exception {
        // Given
        Bytes tar = OciFiles.of(ONE).tar();

        for (Bytes file :
                List.of(tar.and(trailing), tar.gzip().and(trailing), tar.zstd().and(trailing))) {
            // When
            List<String> faults = PackageReading.faults(file.writeTo(folder.resolve("trailed")));

            // Then
            assertThat(faults).singleElement().asString().contains("data that is not ", " follows the end");
        }
    }

    @Test
    void takeZerosForPadding() throws Exception {
        // Given
        Bytes tar = OciFiles.of(ONE).tar();
        Bytes zeros = Bytes.zeros(3 * TAPE_BLOCK + 77);

        for (Bytes file :
                List.of(tar.and(zeros), tar.gzip().and(zeros), tar.and(zeros).zstd())) {
            // When
            CorePackage read = PackageReading.of(file.writeTo(folder.resolve("padded")));

            // Then
            assertThat(PackageReading.contents(read)).containsOnlyKeys("a/one:v1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR", "TGZ", "ZST"})
    void areRefusedWhereTheEntriesOfOneWereAppendedToTheOther(PackageForm form) throws Exception {
        // Given
        for (Function<NamedTestContent, PackageFiles> layout :
                layouts().limit(3).toList()) {
            PackageFiles appended = layout.apply(ONE).with(layout.apply(TWO));

            // When
            List<String> faults = PackageReading.faults(form.write(appended, folder, "appended"));

            // Then
            assertThat(faults).singleElement().asString().contains("twice, with different content");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR", "TGZ", "ZST"})
    void mayRepeatAnEntryThatIsTheSame(PackageForm form) throws Exception {
        // Given
        PackageFiles twice = OciFiles.of(ONE).with(OciFiles.of(ONE));

        // When
        Map<String, ?> contents = PackageReading.contents(PackageReading.of(form.write(twice, folder, "twice")));

        // Then
        assertThat(contents).containsOnlyKeys("a/one:v1");
    }

    @Test
    void areRefusedWithADamagedHeader() throws Exception {
        // Given
        Bytes tar = OciFiles.of(ONE).tar();

        for (Bytes file : List.of(tar.flippedAt(1), tar.flippedAt(1).gzip())) {
            // When
            List<String> faults = PackageReading.faults(file.writeTo(folder.resolve("damaged")));

            // Then
            assertThat(faults).singleElement().asString().contains("header at byte 0 is damaged");
        }
    }
}
