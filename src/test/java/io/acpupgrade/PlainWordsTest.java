package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that the documentation of kubectl, helm or skopeo would not use. */
class PlainWordsTest {
    private static final Pattern QUAINT = Pattern.compile(
            "(?i)\\b(shall|lest|mend(s|ed|ing)?|somebody|nobody|whom|heed(s|ed)?|reckon(s|ed)?|trouble)\\b");

    @Test
    void occurNeitherInTheProgramNorInItsGuide() throws IOException {
        assertThat(Stream.of(
                                "prep",
                                "registry",
                                "docs/guide",
                                "docs/help",
                                "docs/exit-codes.md",
                                "docs/architecture.md",
                                "docs/glossary.md",
                                "README.md",
                                "scripts/upgrade.sh")
                        .flatMap(place -> files(Path.of(place)))
                        .flatMap(PlainWordsTest::quaintLines))
                .isEmpty();
    }

    private static Stream<Path> files(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            return all.stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> quaintLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(line -> QUAINT.matcher(lines.get(line)).find())
                    .mapToObj(line ->
                            file + ":" + (line + 1) + ": " + lines.get(line).strip());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
