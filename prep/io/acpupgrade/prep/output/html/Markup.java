package io.acpupgrade.prep.output.html;

import io.acpupgrade.problem.Language;

/** A piece of a page. Whatever text it holds, it is written as text: there is no way around the escaping. */
sealed interface Markup permits Element, Sentence, Text {
    /**
     * Appends itself as HTML.
     *
     * @param language of the person who reads the page
     */
    void writeTo(StringBuilder out, Language language);
}
