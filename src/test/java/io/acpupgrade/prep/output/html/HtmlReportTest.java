package io.acpupgrade.prep.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acpupgrade.problem.Language;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void saysAtTheTopHowItEnded() throws Exception {
        // When
        Document page = page(Samples.preflight());

        // Then
        assertThat(texts(page, "//title")).containsExactly("Preflight of cluster global: 4.2.1 → 4.3.0 – Blocked");
        assertThat(texts(page, "//header//p[@class='word']")).containsExactly("✕ Blocked");
        assertThat(texts(page, "//header//p")).contains("2 checks failed.");
        assertThat(texts(page, "/html/@lang")).containsExactly("en");
    }

    @Test
    void putsWhatFailedBeforeWhatPassed() throws Exception {
        // When
        Document page = page(Samples.preflight());

        // Then
        assertThat(texts(page, "(//table)[1]//tr[@class='group']"))
                .containsExactly("✕ Failed", "↻ Retry", "? Unknown", "✓ Passed", "– Skipped");
        assertThat(texts(page, "(//table)[1]/tbody[1]//th[@scope='row']/span/text()"))
                .containsExactly("AdminAckRequired", "CustomEtcdBackupCronJobsAbsent");
    }

    @Test
    void showsCommandsAsTheyAreToBePasted() throws Exception {
        // Given
        ObjectNode report = Samples.preflight();
        String command = report.at("/preflight/checks/2/todo/0/commands/0").textValue();

        // Then
        assertThat(texts(page(report), "//pre/code")).contains(command);
    }

    @Test
    void givesEveryTableACaptionAndEveryColumnAHeading() throws Exception {
        // When
        Document page = page(Samples.preflight(), Samples.sync());

        // Then
        assertThat(texts(page, "//table")).isNotEmpty();
        assertThat(texts(page, "//table[not(caption) or not(thead/tr/th[@scope='col'])]"))
                .isEmpty();
    }

    @Test
    void needsNothingFromElsewhere() throws Exception {
        // When
        Document page = page(Samples.preflight(), Samples.sync());

        // Then
        assertThat(texts(page, "//script | //link | //img | //iframe | //@src | //@href"))
                .isEmpty();
        assertThat(texts(page, "//style")).singleElement().asString().doesNotContain("url(", "@import", "&", "<", ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'&amp;' & ]]> <!-- ",
                "\u001b[31mred\u0000",
                "a\u202eb"
            })
    void showsAsWordsWhateverAReportHolds(String words) throws Exception {
        // Given: the words in every text of both reports
        ObjectNode report = Samples.preflight();
        ObjectNode sync = Samples.sync();
        long elements = count(page(report, sync));
        poison(report, words);
        poison(sync, words);

        // When
        String html = HtmlReport.of(Samples.report(report), Optional.of(Samples.report(sync)), Language.ENGLISH)
                .html();

        // Then
        String shown =
                words.replace("\u001b", "\\u001b").replace("\u0000", "\\u0000").replace("\u202e", "\\u202e");
        assertThat(texts(parsed(html), "//p")).anyMatch(text -> text.contains(shown));
        assertThat(texts(parsed(html), "//script | //img | //@onerror")).isEmpty();
        assertThat(count(parsed(html))).isLessThanOrEqualTo(elements + 25);
    }

    private static final Set<String> TYPED = Set.of(
            "program", "startedAt", "finishedAt", "evaluatedLocallyAt", "state", "signature", "content", "freshness");

    /** Puts the words into every text but those that have a type, and the states, by which the page is put in order. */
    private static void poison(JsonNode node, String words) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().isTextual() && !TYPED.contains(field.getKey()))
                    // the result of an artifact has a type, that of a preflight is a word
                    .filter(field -> !(field.getKey().equals("result") && object.has("origin")))
                    .forEach(field -> field.setValue(TextNode.valueOf(words)));
        }
        node.forEach(child -> poison(child, words));
    }

    @Test
    void leavesOutWhatTheRunDidNotReach() throws Exception {
        // Given
        ObjectNode report = Samples.sync();
        report.remove(List.of("plan", "artifacts", "totals", "verification"));
        report.put("exitCode", 7);
        coded(report.putObject("failure"))
                .put("message", "No route to 10.0.0.8")
                .put("remedy", "See to the network.");

        // When
        Document page = page(report);

        // Then
        assertThat(texts(page, "//h2")).containsExactly("Registry", "Package 4.3.0");
        assertThat(texts(page, "//header/div[contains(@class, 'verdict bad')]/p"))
                .containsExactly("✕ Failed", "No route to 10.0.0.8", "See to the network.");
    }

    @Test
    void tellsWhatWasNotBegunFromWhatFailed() throws Exception {
        // Given
        ObjectNode report = Samples.sync();
        ObjectNode artifact = (ObjectNode) report.at("/artifacts/0");
        artifact.put("result", "NOT_BEGUN");
        ((ObjectNode) report.path("totals")).put("interrupted", 0).put("notBegun", 1);

        // When
        Document page = page(report);

        // Then
        assertThat(texts(page, "//dt")).contains("Not begun").doesNotContain("Interrupted");
        assertThat(texts(page, "//span[contains(@class, 'label open')]")).contains("? not begun");
    }

    @Test
    void listsAllThatWasNotPushed() throws Exception {
        // Given one artifact of each result, of which two have no failure of their own
        ObjectNode report = Samples.sync();
        put(report, 0, "NOT_BEGUN");
        put(report, 1, "INTERRUPTED");
        coded(put(report, 2, "FAILED").putObject("failure"))
                .put("kind", "FAILED")
                .put("message", "500")
                .put("remedy", "Look.");

        // When
        Document page = page(report);

        // Then
        assertThat(texts(page, "//table[caption='What was not pushed']/tbody/tr/td[1]"))
                .containsExactly("? not begun", "? interrupted", "✕ FAILED");
        assertThat(texts(page, "//table[caption='What was not pushed']/tbody/tr/td[2]//p[1]"))
                .containsExactly("Not begun when the run ended.", "Under way when the run ended.", "500");
    }

    private static ObjectNode put(ObjectNode report, int artifact, String result) {
        return ((ObjectNode) report.at("/artifacts/" + artifact)).put("result", result);
    }

    @Test
    void holdsAnEarlierSyncWithoutTellingThePackageTwice() throws Exception {
        // When
        Document page = page(Samples.preflight(), Samples.sync());

        // Then
        assertThat(texts(page, "//h2"))
                .containsExactly(
                        "Checks",
                        "Advisory checks",
                        "Notes",
                        "Package 4.3.0",
                        "Earlier run: Image sync of version 4.3.0 at 10.0.0.8:11443",
                        "Registry",
                        "Plan",
                        "Sync",
                        "Verification");
    }

    @Test
    void addsUpWhatThePackageHolds() throws Exception {
        assertThat(texts(page(Samples.sync()), "//tbody[@class='total']/tr/*"))
                .containsExactly("All files", "", "", "40", "17.9 GB");
    }

    @Test
    void showsPartsWithoutAFormAsTheyAre() throws Exception {
        // Given
        ObjectNode report = Samples.preflight();
        report.putArray("missingRights")
                .addObject()
                .put("right", "'get' on nodes")
                .put("role", "preflight.yaml");

        // Then
        assertThat(texts(page(report), "//h2")).contains("Missing rights");
        assertThat(texts(page(report), "//pre")).anyMatch(text -> text.contains("\"role\" : \"preflight.yaml\""));
    }

    private static Document page(JsonNode report) throws Exception {
        return parsed(HtmlReport.of(Samples.report(report), Language.ENGLISH).html());
    }

    private static Document page(JsonNode report, JsonNode sync) throws Exception {
        return parsed(HtmlReport.of(Samples.report(report), Optional.of(Samples.report(sync)), Language.ENGLISH)
                .html());
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(Document page, String path) throws Exception {
        XPathNodes found = XPathFactory.newInstance().newXPath().evaluateExpression(path, page, XPathNodes.class);
        return StreamSupport.stream(found.spliterator(), false)
                .map(Node::getTextContent)
                .toList();
    }

    private static long count(Document page) {
        return page.getElementsByTagName("*").getLength();
    }

    /** With the code of a message, which programs read. */
    private static ObjectNode coded(ObjectNode failure) {
        failure.put("code", "verbatim").putArray("arguments");
        return failure;
    }
}
