package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.fuzz.Mutation;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.DistributionFiles;
import io.acpupgrade.fixture.packages.DockerFiles;
import io.acpupgrade.fixture.packages.NamedTestContent;
import io.acpupgrade.fixture.packages.OciFiles;
import io.acpupgrade.fixture.packages.PackageFiles;
import io.acpupgrade.fixture.packages.TestChart;
import io.acpupgrade.fixture.packages.TestImage;
import io.acpupgrade.fixture.packages.TestIndex;
import io.acpupgrade.fixture.packages.TestLayer;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MapRegistry;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyListener;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.ImageCopier;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.corepackage.PackageReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Randomly changed packages, each with its own seed: they are read within a limit of bytes, refused with faults or
 * pushed, and what is reported as pushed is complete in the registry, byte for byte.
 *
 * <p>{@code -Dfuzz.rounds=10000} runs more rounds; {@code -Dfuzz.seed=N} runs the seed of a failure.
 */
@Tag("any-jdk")
class PackageFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 300);
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2, DaemonThreads.named("fuzz"));
    /** How many times the bytes of a package may be read in total. */
    private static final long READINGS = 20;

    private static final int MOST_TOLD = 10;

    private static final List<PackageFiles> SAMPLES = samples();

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    private static List<PackageFiles> samples() {
        TestImage one = TestImage.small("one");
        TestIndex two = TestIndex.of(
                TestIndex.small("two"),
                TestImage.small("two-s390x").dockerFlavored().forArchitecture("s390x"));
        TestImage plain =
                TestImage.plain("three").with(TestLayer.gzip("gz", 900)).with(TestLayer.zstd("zst", 900));
        NamedTestContent[] stored = {
            NamedTestContent.of("a/one:v1", one),
            NamedTestContent.of("a/two:v1", two),
            NamedTestContent.of("a/one:v2", one)
        };
        NamedTestContent[] saved = {NamedTestContent.of("a/one:v1", one), NamedTestContent.of("a/three:v1", plain)};
        return List.of(
                DistributionFiles.of(stored),
                DistributionFiles.plugin(stored),
                OciFiles.of(stored),
                OciFiles.of(OciFiles.Naming.WHOLE_REF_NAME, stored),
                DockerFiles.legacy(saved),
                DockerFiles.legacyWithHardLinks(saved),
                DockerFiles.current(saved),
                new TestChart("mychart", "1.0.0").files());
    }

    @Test
    void neverHangsFailsOrReportsUnpushedContent() throws Exception {
        int only = Integer.getInteger("fuzz.seed", -1);
        int rounds = only < 0 ? ROUNDS : 1;
        List<Throwable> broken = new ArrayList<>();
        for (int round = 0; round < rounds && broken.size() < MOST_TOLD; round++) {
            tryOut(only < 0 ? round : only, broken);
        }
        assertThat(broken).isEmpty();
    }

    private void tryOut(int seed, List<Throwable> broken) throws IOException {
        Path place = Files.createTempDirectory(folder, "round");
        Path file = place.resolve("package");
        try {
            Random random = new Random(seed);
            write(random, file);
            BlobVerification rigor = random.nextInt(4) == 0 ? BlobVerification.TRUST : BlobVerification.CHECK;
            readAndPush(file, rigor);
        } catch (IOException | RuntimeException | Error e) {
            broken.add(new AssertionError("run it again with -Dfuzz.seed=" + seed + ": " + e, e));
        } finally {
            deleteAll(place);
        }
    }

    private static void deleteAll(Path top) throws IOException {
        try (var all = Files.walk(top)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void write(Random random, Path file) throws IOException {
        Mutation mutation = new Mutation(random);
        PackageFiles files = SAMPLES.get(random.nextInt(SAMPLES.size()));
        int depth = random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            files = mutation.of(files);
        }
        Bytes tar = files.tar();
        for (int i = random.nextInt(3); i > 1 - Math.min(depth, 1); i--) {
            tar = random.nextBoolean() ? mutation.ofTar(tar) : mutation.of(tar);
        }
        Bytes packed = switch (random.nextInt(3)) {
            case 0 -> tar;
            case 1 -> tar.gzip();
            default -> tar.zstd();
        };
        (random.nextInt(4) == 0 ? mutation.of(packed) : packed).writeTo(file);
    }

    private static void readAndPush(Path file, BlobVerification rigor) throws IOException {
        AtomicLong budget = new AtomicLong(READINGS * (Files.size(file) + 1_000));
        CorePackage read;
        try {
            read = new PackageReader(rigor, WORKERS, bytes -> {
                        if (budget.addAndGet(-bytes) < 0) {
                            throw new IllegalStateException("more is read than can be of use");
                        }
                    })
                    .read(file);
        } catch (InvalidPackageException e) {
            assertThat(e.faults()).isNotEmpty().allMatch(PackageFuzzTest::says);
            return;
        }
        MapRegistry registry = new MapRegistry();
        CopyOptions.Proof proof =
                rigor == BlobVerification.CHECK ? CopyOptions.Proof.CHECKED : CopyOptions.Proof.UNCHECKED;
        ImageCopier copier =
                new ImageCopier(registry, new CopyOptions(2, new GzipLayers(), proof), new CopyListener() {});
        CopyPlan plan = copier.plan(read.artifacts());
        CopyResult result = copier.execute(plan);
        assertThat(result.isComplete() || rigor == BlobVerification.TRUST)
                .as("%s", result.artifacts())
                .isTrue();
        List<RemoteState> after = copier.verify(plan);
        for (int i = 0; i < after.size(); i++) {
            ArtifactResult one = result.artifacts().get(i);
            if (one.outcome() != ArtifactResult.Outcome.FAILED) {
                assertThat(after.get(i).findings()).isEmpty();
                assertHolds(registry, one.artifact());
            }
        }
    }

    private static boolean says(Fault fault) {
        return !fault.where().isBlank()
                && !fault.what().english().isBlank()
                && !fault.remedy().english().isBlank();
    }

    /** Checks in the registry: the tag, the manifests, and their blobs by digest. */
    private static void assertHolds(MapRegistry registry, Artifact artifact) {
        Manifest named = registry.manifest(artifact.reference()).orElseThrow();
        assertThat(registry.missing(artifact.reference().repository(), named)).isEmpty();
        if (artifact instanceof Artifact.Assembled stored) {
            assertThat(named.digest()).isEqualTo(stored.root().digest());
        } else if (artifact instanceof Artifact.Unassembled image) {
            assertThat(named.config().map(Descriptor::digest))
                    .hasValue(image.config().packaged().digest());
            assertThat(named.blobs()).hasSize(image.layers().size() + 1);
        }
        assertThat(Digest.of(named.bytes())).isEqualTo(named.digest());
    }
}
