package io.acpupgrade.prep.output.html;

/** A piece of a page. Whatever text it holds, it is written as text: there is no way around the escaping. */
sealed interface Markup permits Element, Text {
    void writeTo(StringBuilder out);
}
