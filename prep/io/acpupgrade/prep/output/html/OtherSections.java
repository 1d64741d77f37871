package io.acpupgrade.prep.output.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** Parts of a report that this page has no form for: shown as they are, so that nothing gets lost. */
final class OtherSections implements Section {
    private static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "preflight",
            "package",
            "morePackages",
            "registry",
            "deployment",
            "plan",
            "artifacts",
            "totals",
            "verification",
            "faults",
            "failure");

    @Override
    public Stream<Element> of(JsonNode report) {
        return report.properties().stream()
                .filter(part ->
                        part.getValue().isContainerNode() && !part.getValue().isEmpty())
                .filter(part -> !SHOWN_ELSEWHERE.contains(part.getKey()))
                .map(part -> Section.titled(
                        part.getKey(),
                        Stream.of(Element.of(
                                "pre", Element.of("code", part.getValue().toPrettyString())))));
    }
}
