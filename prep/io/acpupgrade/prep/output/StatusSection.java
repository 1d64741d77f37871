package io.acpupgrade.prep.output;

import java.util.List;
import java.util.stream.Stream;

/** Part of a screen: a blank line, a title, and what there is to say about it. */
record StatusSection(String title, List<String> body) {
    static final String INDENT = "  ";

    StatusSection {
        body = List.copyOf(body);
    }

    List<String> lines() {
        return Stream.concat(Stream.of("", title), body.stream().map(line -> INDENT + line))
                .toList();
    }
}
