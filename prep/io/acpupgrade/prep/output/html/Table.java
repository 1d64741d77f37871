package io.acpupgrade.prep.output.html;

import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with a caption, whose head is repeated on each page of paper. */
final class Table {
    private final Message caption;
    private final List<Column> columns;
    private final List<Element> bodies = new ArrayList<>();

    /** @param caption the code of a message */
    Table(String caption, Column... columns) {
        this.caption = Message.of(caption);
        this.columns = List.of(columns);
    }

    /** A column, whose title is the code of a message; the first one of a table names the row. */
    record Column(Message title, String className) {
        static Column text(String title) {
            return new Column(Message.of(title), "text");
        }

        static Column code(String title) {
            return new Column(Message.of(title), "code");
        }

        static Column number(String title) {
            return new Column(Message.of(title), "number");
        }

        private Element style(Element cell) {
            return cell.styled(className);
        }
    }

    Element row(Markup... cells) {
        return Element.of("tr")
                .plus(IntStream.range(0, cells.length)
                        .mapToObj(at -> columns.get(at)
                                .style(
                                        at == 0
                                                ? Element.of("th", cells[at]).with("scope", "row")
                                                : Element.of("td", cells[at])
                                                        .with(
                                                                "data-title",
                                                                columns.get(at).title()))));
    }

    Element row(String... cells) {
        return row(Stream.of(cells).map(Text::new).toArray(Markup[]::new));
    }

    Table add(Stream<Element> rows) {
        bodies.add(Element.of("tbody").plus(rows));
        return this;
    }

    /** Rows under a heading of their own. */
    Table addGroup(Markup heading, Stream<Element> rows) {
        Element title =
                Element.of("th", heading).with("scope", "rowgroup").with("colspan", String.valueOf(columns.size()));
        bodies.add(Element.of("tbody")
                .plus(Element.of("tr", title).styled("group"))
                .plus(rows));
        return this;
    }

    /** The sum of what is above. */
    Table addTotal(Element row) {
        bodies.add(Element.of("tbody", row).styled("total"));
        return this;
    }

    Element element() {
        Stream<Element> titles = columns.stream()
                .map(column -> column.style(Element.of("th", column.title()).with("scope", "col")));
        return Element.of("table")
                .plus(Element.of("caption", caption))
                .plus(Element.of("thead", Element.of("tr").plus(titles)))
                .plus(bodies.stream());
    }
}
