package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.LayerReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Stream;

/** A part of the page that is about one part of the report. */
interface Section {
    /** What there is to show of it; nothing where the report has no such part. */
    Stream<Element> of(Report report);

    /** A heading, and what is under it. */
    static Element titled(Message title, Stream<? extends Markup> content) {
        return Element.of("section", Element.of("h2", title)).plus(content);
    }

    /** A list that is folded on a screen and open on paper. */
    static Element folded(Message summary, Stream<? extends Markup> content) {
        return Element.of("details", Element.of("summary", summary)).plus(content);
    }

    /** What is not pushed of an artifact, in small words below its name. */
    static Stream<Element> leftOut(List<LayerReport> layers) {
        return layers.stream().map(layer -> Element.of("small", layer.reason()));
    }
}
