package io.acpupgrade.prep.output.html;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An element of HTML, written so that a parser of XML takes it too; adding to it gives another one. */
record Element(String name, Map<String, Message> attributes, List<Markup> content) implements Markup {
    private static final Set<String> WITHOUT_CONTENT = Set.of("meta", "br");

    Element {
        attributes = new LinkedHashMap<>(attributes);
        content = List.copyOf(content);
    }

    static Element of(String name, Markup... content) {
        return new Element(name, Map.of(), Arrays.asList(content));
    }

    static Element of(String name, String words) {
        return of(name, new Text(words));
    }

    static Element of(String name, Message message) {
        return of(name, new Sentence(message));
    }

    Element with(String attribute, String value) {
        return with(attribute, Message.verbatim(value));
    }

    Element with(String attribute, Message value) {
        Map<String, Message> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, content);
    }

    /** Of this class of the stylesheet. */
    Element styled(String className) {
        return with("class", className);
    }

    Element plus(Markup... more) {
        return plus(Stream.of(more));
    }

    Element plus(Stream<? extends Markup> more) {
        List<Markup> all = new ArrayList<>(content);
        more.forEach(all::add);
        return new Element(name, attributes, all);
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    @Override
    public void writeTo(StringBuilder out, Language language) {
        out.append('<').append(name);
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append('=').append(new Text(language.text(value)).quoted()));
        if (WITHOUT_CONTENT.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        content.forEach(piece -> piece.writeTo(out, language));
        out.append("</").append(name).append('>');
    }
}
