package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names, which are codes of messages, and what they stand for, one below the other; what is empty is left out. */
final class Facts {
    private final List<Element> rows = new ArrayList<>();

    Facts add(String name, String value) {
        return value.isBlank() ? this : add(name, new Text(value));
    }

    Facts add(String name, Message value) {
        return value.isEmpty() ? this : add(name, new Sentence(value));
    }

    Facts add(String name, Markup value) {
        rows.add(Element.of("div", Element.of("dt", Message.of(name)), Element.of("dd", value)));
        return this;
    }

    /** The names of machines and files, in which each letter counts. */
    Facts addCode(String name, String value) {
        return value.isBlank() ? this : add(name, Element.of("code", value));
    }

    Facts addMoment(String name, Optional<Instant> moment) {
        return moment.map(value -> add(name, Figures.moment(value))).orElse(this);
    }

    Facts addNumber(String name, long value) {
        return add(name, Figures.number(value));
    }

    /** What is worth a word only where there is any of it. */
    Facts addCount(String name, long value) {
        return value > 0 ? addNumber(name, value) : this;
    }

    Facts addBytes(String name, long value) {
        return add(name, Units.bytes(value));
    }

    Facts addSeconds(String name, double value) {
        return add(name, Figures.seconds(value));
    }

    /** Nothing where there is nothing to say. */
    Stream<Element> list() {
        return Optional.of(Element.of("dl").styled("facts").plus(rows.stream()))
                .filter(list -> !list.isEmpty())
                .stream();
    }
}
