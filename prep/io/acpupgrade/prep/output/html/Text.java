package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.text.PrintableLine;
import io.acpupgrade.problem.Language;

/** Text in which nothing is markup, and no character controls what displays it. */
record Text(String words) implements Markup {
    @Override
    public void writeTo(StringBuilder out, Language language) {
        writeTo(out);
    }

    private void writeTo(StringBuilder out) {
        new PrintableLine(words).text().codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(character);
            }
        });
    }

    /** As in an attribute, where a quotation mark would end it. */
    String quoted() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return '"' + out.toString().replace("\"", "&quot;") + '"';
    }
}
