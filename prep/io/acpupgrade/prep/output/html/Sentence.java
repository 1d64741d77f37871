package io.acpupgrade.prep.output.html;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;

/** Something to say, in the language of the page. */
record Sentence(Message message) implements Markup {
    @Override
    public void writeTo(StringBuilder out, Language language) {
        new Text(language.text(message)).writeTo(out, language);
    }
}
