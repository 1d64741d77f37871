package io.acpupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Catalog;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is said stands in two catalogs, which have the same codes, and nowhere else. */
@Tag("any-jdk")
class CatalogsTest {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsHan}");
    /** Two words of a sentence. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,:;.]? \\p{Ll}{2,}");
    /** What programmers are told, and no user. */
    private static final Pattern DEFECT = Pattern.compile(
            "new (IllegalArgument|IllegalState|UnsupportedOperation|UncheckedIO|Assertion)(Exception|Error)");
    /** What others say, by which it is recognized. */
    private static final Pattern RECOGNITION =
            Pattern.compile("\\b(Pattern.compile|startsWith|endsWith|contains|mention)$");
    /** What picocli asks for by keys of its own; that all of it is used, the test of the help pages tells. */
    private static final Pattern HELP = Pattern.compile("^help\\.");
    /** A command as an example, indented on a help page. */
    private static final Pattern EXAMPLE = Pattern.compile("^ {2,}");
    /** What browsers, terminals and shells are told. */
    private static final Pattern MARKUP = Pattern.compile("^<!DOCTYPE|^width=|^default-src|^exec stty");

    private static final String STYLESHEET = "Stylesheet.java";

    private static Map<String, Template> catalog(Language language) {
        Catalog catalog = Catalog.of(language);
        return catalog.codes().stream()
                .collect(Collectors.toMap(Function.identity(), code -> catalog.template(Message.of(code))));
    }

    @Test
    void haveTheSameCodes() {
        assertThat(new TreeSet<>(catalog(Language.CHINESE).keySet()))
                .isEqualTo(new TreeSet<>(catalog(Language.ENGLISH).keySet()));
    }

    @Test
    void haveTheSamePlaceholders() {
        Map<String, Template> chinese = catalog(Language.CHINESE);
        assertThat(catalog(Language.ENGLISH))
                .allSatisfy((code, template) -> assertThat(chinese.get(code))
                        .extracting(Template::indexes)
                        .as(code)
                        .isEqualTo(template.indexes()));
    }

    @Test
    void areEachInTheirOwnLanguage() throws IOException {
        assertThat(sentences(Language.ENGLISH))
                .noneMatch(line -> IDEOGRAPH.matcher(line).find());
        assertThat(sentences(Language.CHINESE))
                .filteredOn(line -> SENTENCE.matcher(line.replaceAll("\\{[^}]*}|`[^`]*`", ""))
                        .find())
                .allMatch(line -> IDEOGRAPH.matcher(line).find());
    }

    @ParameterizedTest
    @EnumSource
    void haveEachCodeOnce(Language language) throws IOException {
        List<String> codes = sentences(language).stream()
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(CODE.asMatchPredicate());
    }

    @Test
    void haveEveryCodeThatIsUsed() throws IOException {
        assertThat(JavaSources.texts())
                .filteredOn(text ->
                        text.taker().matches("Message\\.of|(.*\\.)?language(\\(\\))?\\.text|new (Result)?Table"))
                .filteredOn(text ->
                        CODE.matcher(text.text()).matches() && text.text().contains("."))
                .filteredOn(text -> !catalog(Language.ENGLISH).containsKey(text.text()))
                .isEmpty();
    }

    @Test
    void haveAPlaceForEachArgument() throws IOException {
        Map<String, Template> english = catalog(Language.ENGLISH);
        assertThat(JavaSources.texts())
                .filteredOn(text -> text.taker().equals("Message.of") && english.containsKey(text.text()))
                .filteredOn(text -> text.followers().isPresent())
                .filteredOn(text -> english.get(text.text()).indexes().size()
                        != text.followers().getAsInt())
                .isEmpty();
    }

    @Test
    void haveNoCodeThatIsNotUsed() throws IOException {
        Set<String> texts =
                JavaSources.texts().stream().map(text -> text.text().strip()).collect(Collectors.toSet());
        assertThat(catalog(Language.ENGLISH).keySet())
                .filteredOn(code -> !texts.contains(code) && !HELP.matcher(code).find())
                .isEmpty();
    }

    @Test
    void haveAllSentences() throws IOException {
        assertThat(JavaSources.texts()).filteredOn(CatalogsTest::isSentence).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"Run it again\"", "\"blob \" + digest + \" is missing\"", "List.of(name + \": no such file\")"
            })
    void aSentenceElsewhereIsFound(String expression) throws IOException {
        assertThat(JavaSources.textsOf(expression)).anyMatch(CatalogsTest::isSentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Option(names = \"--jobs\", description = \"Run it again\") int jobs;",
                "@Command(footer = {\"  bash upgrade.sh\", \"Exit codes: none\"}) class Verb {}"
            })
    void aSentenceInAnAnnotationIsFound(String member) throws IOException {
        assertThat(JavaSources.textsOf("new Object() { " + member + " }"))
                .filteredOn(CatalogsTest::isSentence)
                .hasSize(1);
    }

    private static boolean isSentence(JavaSources.Text text) {
        return !isExample(text)
                && !text.file().equals(STYLESHEET)
                && !MARKUP.matcher(text.text()).find()
                && SENTENCE.matcher(text.text()).find()
                && !DEFECT.matcher(text.taker()).find()
                && !RECOGNITION.matcher(text.taker()).find();
    }

    private static boolean isExample(JavaSources.Text text) {
        return text.taker().equals("@Command") && EXAMPLE.matcher(text.text()).find();
    }

    private static List<String> sentences(Language language) throws IOException {
        return Files.readAllLines(Path.of("registry/io/acpupgrade/problem", language.file()), StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
