package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report of a run ({@code docs/report.schema.json}) as one page of HTML to hand on: without scripts, and without
 * anything that would have to be loaded from elsewhere.
 */
public final class HtmlReport {
    private static final List<Section> SECTIONS = List.of(
            new ChecksSection(),
            new FaultsSection(),
            new DeploymentSection(),
            new SyncSection(),
            new PackageSection(),
            new OtherSections());

    private final Report report;
    private final Optional<Report> syncReport;
    private final Language language;

    private HtmlReport(Report report, Optional<Report> syncReport, Language language) {
        this.report = report;
        this.syncReport = syncReport;
        this.language = language;
    }

    /** The page of this report alone. */
    public static HtmlReport of(Report report, Language language) {
        return new HtmlReport(report, Optional.empty(), language);
    }

    /** The page of this report, with that of an earlier sync behind it. */
    public static HtmlReport of(Report report, Optional<Report> syncReport, Language language) {
        return new HtmlReport(report, syncReport, language);
    }

    /** The whole document, to be written in UTF-8. */
    public String html() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        Element.of("html", head(), body()).with("lang", language.tag()).writeTo(out, language);
        return out.append('\n').toString();
    }

    private Element head() {
        return Element.of("head")
                .plus(Element.of("meta").with("charset", "utf-8"))
                .plus(meta("viewport", "width=device-width, initial-scale=1"))
                .plus(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"))
                .plus(meta("generator", program()))
                .plus(Element.of(
                        "title",
                        Message.of(
                                "page.title",
                                new Heading(report).title(),
                                VerdictBox.of(report).word())))
                .plus(Element.of("style", Stylesheet.CSS));
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }

    private String program() {
        return report.program() + " " + report.version();
    }

    private Element body() {
        Heading heading = new Heading(report);
        Element header = Element.of("header", Element.of("p", program()).styled("program"))
                .plus(Element.of("h1", heading.title()))
                .plus(VerdictBox.of(report).box())
                .plus(heading.facts().list());
        Element main = Element.of("main")
                .plus(sections(report))
                .plus(syncReport.stream().flatMap(this::earlier));
        return Element.of("body", header, main, footer());
    }

    private static Stream<Element> sections(Report report) {
        return SECTIONS.stream().flatMap(section -> section.of(report));
    }

    /** What both reports say about the package is shown once. */
    private Stream<Element> earlier(Report sync) {
        Heading heading = new Heading(sync);
        Element title = Element.of("section", Element.of("h2", Message.of("page.earlier-run", heading.title())))
                .styled("earlier")
                .plus(VerdictBox.of(sync).box())
                .plus(heading.facts()
                        .add("page.program-version", sync.version())
                        .list());
        return Stream.concat(
                Stream.of(title),
                SECTIONS.stream()
                        .filter(section -> !(section instanceof PackageSection
                                && report.core().isPresent()))
                        .flatMap(section -> section.of(sync)));
    }

    private Element footer() {
        return Element.of(
                "footer",
                Element.of("p", new Sentence(Message.of("page.written-by", program())))
                        .plus(Figures.moment(report.finishedAt()))
                        .plus(new Sentence(Message.of("page.safe"))));
    }
}
