package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.document.MarkdownPage;
import io.acpupgrade.fixture.document.MarkdownPage.Link;
import io.acpupgrade.problem.Catalog;
import io.acpupgrade.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for users in English and Chinese: a page is changed in both languages, or not at all. */
@Tag("any-jdk")
class GuideTest {
    private static final Object[] ANY_ARGUMENTS = Collections.nCopies(10, "…").toArray();
    private static final Path GUIDE = Path.of("docs/guide");
    private static final Path CHINESE_GUIDE = GUIDE.resolve("zh");

    /** A page in both languages. */
    record Page(MarkdownPage english, MarkdownPage chinese) {
        @Override
        public String toString() {
            return english.file().toString();
        }
    }

    static Stream<Page> pages() {
        return documents()
                .flatMap(document ->
                        english(document.file()).map(file -> new Page(MarkdownPage.read(file), document)).stream());
    }

    /** The English page of a Chinese one: guide/sync.md of guide/zh/sync.md, README.md of README.zh.md. */
    private static Optional<Path> english(Path file) {
        return file.startsWith(CHINESE_GUIDE)
                ? Optional.of(GUIDE.resolve(file.getFileName()))
                : Optional.of(Path.of(file.toString().replace(".zh.md", ".md"))).filter(page -> !page.equals(file));
    }

    @Test
    void isCompleteInBothLanguages() {
        assertThat(names(CHINESE_GUIDE)).isEqualTo(names(GUIDE)).isNotEmpty();
    }

    private static List<Path> names(Path folder) {
        return markdown(folder).map(Path::getFileName).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void haveTheSameSectionsInBothLanguages(Page page) {
        assertThat(page.chinese().headingLevels()).isEqualTo(page.english().headingLevels());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showTheSameCommandsInBothLanguages(Page page) {
        assertThat(page.chinese().codeBlocks()).hasSameSizeAs(page.english().codeBlocks());
        assertThat(page.chinese().commands()).isEqualTo(page.english().commands());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void haveTheSameTablesAndListsInBothLanguages(Page page) {
        assertThat(page.chinese().tables()).isEqualTo(page.english().tables());
        assertThat(page.chinese().listItems()).isEqualTo(page.english().listItems());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameTheSameOptionsInBothLanguages(Page page) {
        assertThat(page.chinese().options()).isEqualTo(page.english().options());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void beginWithALinkToTheOtherLanguage(Page page) {
        assertThat(page.english().links().get(0).target())
                .isEqualTo(page.chinese().file());
        assertThat(page.chinese().links().get(0).target())
                .isEqualTo(page.english().file());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkToThePagesOfTheirOwnLanguage(Page page) {
        List<Path> english = pages().map(each -> each.english().file()).toList();
        List<Path> chinese = pages().map(each -> each.chinese().file()).toList();

        assertThat(page.english().links())
                .extracting(Link::target)
                .filteredOn(chinese::contains)
                .hasSize(1);
        assertThat(page.chinese().links())
                .extracting(Link::target)
                .filteredOn(english::contains)
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quoteWhatTheProgramSays(Page page) {
        assertThat(page.english().quotedMessages()).allMatch(quote -> isSaid(quote, Language.ENGLISH));
        assertThat(page.chinese().quotedMessages())
                .hasSameSizeAs(page.english().quotedMessages())
                .allMatch(quote -> isSaid(quote, Language.CHINESE));
    }

    /** Whether a sentence of the catalog holds this text, in which {@code …} are arguments. */
    private static boolean isSaid(String quote, Language language) {
        Pattern pieces =
                Pattern.compile(Stream.of(quote.split("…")).map(Pattern::quote).collect(Collectors.joining(".*")));
        return Catalog.of(language).codes().stream()
                .map(code -> language.text(code, ANY_ARGUMENTS))
                .anyMatch(sentence -> pieces.matcher(sentence).find());
    }

    @Test
    void nameEveryOptionOfTheProgram() {
        assertThat(pages().flatMap(page -> page.english().options().stream())).containsAll(optionsOfTheProgram());
    }

    private static Set<String> optionsOfTheProgram() {
        try (Stream<Path> help = Files.list(Path.of("docs/help"))) {
            Set<String> options = help.filter(Files::isRegularFile)
                    .flatMap(file -> MarkdownPage.read(file).options().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            options.removeAll(Set.of("--help", "--version"));
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkOnlyToWhatExists(MarkdownPage document) {
        assertThat(document.links()).allSatisfy(link -> {
            assertThat(link.target()).exists();
            if (!link.anchor().isEmpty()) {
                assertThat(MarkdownPage.read(link.target()).anchors()).contains(link.anchor());
            }
        });
    }

    static Stream<MarkdownPage> documents() {
        return Stream.of("", "docs", "docs/adr", "docs/guide", "docs/guide/zh", "manifests")
                .flatMap(folder -> markdown(Path.of(folder)))
                .map(MarkdownPage::read);
    }

    private static Stream<Path> markdown(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPageIsReadAsReadersSeeIt() {
        MarkdownPage page = new MarkdownPage(
                Path.of("docs/guide/page.md"),
                List.of(
                        "# The `page`, as read",
                        "[Sync](sync.md#2-plan) with `--only NAME`",
                        "",
                        "```console",
                        "# no heading",
                        "$ bash upgrade.sh --only X    the comment",
                        "Package  its output",
                        "kubectl get pods",
                        "```",
                        "| a | b |",
                        "|---|---|",
                        "| `x \\| y` | z |",
                        "* one",
                        "1. two",
                        "| message | meaning |",
                        "|---|---|",
                        "| `it broke … off` | `no` |"));

        assertThat(page.headingLevels()).containsExactly(1);
        assertThat(page.anchors()).containsExactly("the-page-as-read");
        assertThat(page.links()).containsExactly(new Link(Path.of("docs/guide/sync.md"), "2-plan"));
        assertThat(page.commands()).containsExactly("bash upgrade.sh --only X", "kubectl get pods");
        assertThat(page.tables()).containsExactly(2, 2, 2, 2, 2, 2);
        assertThat(page.listItems()).isEqualTo(2);
        assertThat(page.options()).containsExactly("--only");
        assertThat(page.quotedMessages()).containsExactly("it broke … off");
    }
}
