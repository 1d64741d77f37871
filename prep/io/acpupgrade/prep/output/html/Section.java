package io.acpupgrade.prep.output.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A part of the page that is about one part of the report. */
interface Section {
    /** What there is to show of it; nothing where the report has no such part. */
    Stream<Element> of(JsonNode report);

    /** A heading, and what is under it. */
    static Element titled(String title, Stream<? extends Markup> content) {
        return Element.of("section", Element.of("h2", title)).plus(content);
    }

    /** A list that is folded on a screen and open on paper. */
    static Element folded(String summary, Stream<? extends Markup> content) {
        return Element.of("details", Element.of("summary", summary)).plus(content);
    }

    /** The members of a list of the report; none where there is no such list. */
    static Stream<JsonNode> each(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }

    /** What is not pushed of an artifact, in small words below its name. */
    static Stream<Element> leftOut(JsonNode artifact) {
        return each(artifact.path("leftOut")).map(layer -> Element.of("small", text(layer, "reason")));
    }

    /** A text of the report; empty where there is none. */
    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
