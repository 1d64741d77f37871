package io.acpupgrade.registry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.registry.LayerCompression;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.compression.Entropy;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.compression.PlainLayers;
import io.acpupgrade.registry.compression.ZstdLayers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerCompressionTest {
    private static final int STRETCH = 1 << 16;

    @TempDir
    private Path folder;

    /** Content of one kind and size. */
    record Shape(String name, Bytes content) {
        @Override
        public String toString() {
            return name + " of " + content.size() + " bytes";
        }
    }

    static Stream<Shape> shapes() {
        IntStream sizes = IntStream.of(
                0, 1, 2, 100, 8191, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH - 1, 2 * STRETCH, 5 * STRETCH + 77);
        return sizes.boxed()
                .flatMap(size -> Stream.of(
                        new Shape("chance", Bytes.random("seed", size)),
                        new Shape("text", Bytes.text("seed", size)),
                        new Shape("zeros", Bytes.zeros(size)),
                        new Shape("mixture", Bytes.mixed("seed", size)),
                        new Shape("alternation", alternating(size))));
    }

    private static Bytes alternating(int size) {
        Bytes all = Bytes.zeros(0);
        for (int stretch = 0; all.size() < size; stretch++) {
            int length = Math.min(STRETCH, size - all.size());
            all = all.and(stretch % 2 == 0 ? Bytes.random("r" + stretch, length) : Bytes.text("t" + stretch, length));
        }
        return all;
    }

    private static Bytes compressed(LayerCompression compression, Bytes content, int step) {
        byte[] array = content.array();
        return Bytes.written(sink -> {
            try (OutputStream out = compression.compress(sink)) {
                for (int at = 0; at < array.length; at += step) {
                    out.write(array, at, Math.min(step, array.length - at));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void givesBackInGzipWhatWasWritten(Shape shape) throws Exception {
        // When
        Bytes gzip = compressed(new GzipLayers(), shape.content(), 10_000);

        // Then
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.array()))) {
            assertThat(Bytes.of(in.readAllBytes())).isEqualTo(shape.content());
        }
        assertThat(gzip.size())
                .isLessThan(shape.content().size() + shape.content().size() / 1000 + 64);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void givesTheSameGzipWhateverTheSizesOfTheWrites(Shape shape) {
        // When
        Bytes whole = compressed(new GzipLayers(), shape.content(), Integer.MAX_VALUE / 2);

        // Then
        assertThat(IntStream.of(1, 511, STRETCH - 1, STRETCH, STRETCH + 1, 100_000)
                        .filter(step -> step > 1 || shape.content().size() < 10_000)
                        .mapToObj(step -> compressed(new GzipLayers(), shape.content(), step)))
                .allMatch(whole::equals);
    }

    @Test
    void writesGzipThatTheToolOfThatNameTakes() throws Exception {
        // Given
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gzip")) || Files.isExecutable(Path.of("/bin/gzip")));

        for (Shape shape : shapes().toList()) {
            // When
            Path file = compressed(new GzipLayers(), shape.content(), 7000).writeTo(folder.resolve("layer.gz"));
            int code = new ProcessBuilder("gzip", "-t", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();

            // Then
            assertThat(code).as("%s", shape).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void givesBackInZstdAndAsItIsWhatWasWritten(Shape shape) throws Exception {
        // When
        Bytes zstd = compressed(new ZstdLayers(), shape.content(), 10_000);
        Bytes plain = compressed(new PlainLayers(), shape.content(), 10_000);

        // Then
        try (InputStream in = FileKind.ZSTD.unwrap(new ByteArrayInputStream(zstd.array()))) {
            assertThat(Bytes.of(in.readAllBytes())).isEqualTo(shape.content());
        }
        assertThat(plain).isEqualTo(shape.content());
    }

    @Test
    void sparesItselfTheWorkOnBytesThatCannotBeMadeSmaller() {
        // Given
        Bytes content = Bytes.random("seed", 4 * STRETCH);

        // When
        Bytes gzip = compressed(new GzipLayers(), content, 10_000);

        // Then
        assertThat(gzip.size()).isBetween(content.size(), content.size() + 200);
        assertThat(compressed(new GzipLayers(), Bytes.text("seed", 4 * STRETCH), 10_000)
                        .size())
                .isLessThan(STRETCH);
    }

    @Test
    void leavesTheSinkOpen() throws Exception {
        for (LayerCompression compression :
                new LayerCompression[] {new GzipLayers(), new ZstdLayers(), new PlainLayers()}) {
            // Given
            Sink sink = new Sink();

            // When
            try (OutputStream out = compression.compress(sink)) {
                out.write(1);
            }

            // Then
            assertThat(sink.closed).as("%s", compression.layerType()).isFalse();
        }
    }

    @Test
    void saysWhatItsLayersAre() {
        assertThat(new GzipLayers().layerType()).isEqualTo(MediaType.DOCKER_LAYER_GZIP);
        assertThat(new ZstdLayers().layerType()).isEqualTo(MediaType.OCI_LAYER_ZSTD);
        assertThat(new PlainLayers().layerType()).isEqualTo(MediaType.DOCKER_LAYER);
    }

    @Test
    void tellsChanceFromOrder() {
        assertThat(Entropy.looksRandom(Bytes.random("seed", STRETCH).array(), STRETCH))
                .isTrue();
        assertThat(Entropy.looksRandom(Bytes.random("seed", STRETCH).gzip().array(), STRETCH))
                .isTrue();
        assertThat(Entropy.looksRandom(Bytes.text("seed", STRETCH).array(), STRETCH))
                .isFalse();
        assertThat(Entropy.looksRandom(Bytes.zeros(STRETCH).array(), STRETCH)).isFalse();
        assertThat(Entropy.looksRandom(Bytes.mixed("seed", STRETCH).array(), STRETCH))
                .isFalse();
        assertThat(Entropy.looksRandom(Bytes.random("seed", STRETCH).array(), 8000))
                .isFalse();
    }

    private static final class Sink extends OutputStream {
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
