package io.acpupgrade.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of a catalog. {@code {0}} stands for the first argument; <code>{0|image|images}</code> for the first text if
 * the argument is 1, else for the second; <code>{0*, }</code> for the items of a list with a comma between them.
 */
public record Template(List<Part> parts) {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(?<index>\\d)(?:\\|(?<one>[^|{}]*)\\|(?<many>[^|{}]*)|\\*(?<between>[^{}]*))?}");

    /** A piece of a sentence. */
    public sealed interface Part {
        String text(List<Object> arguments, Language language);
    }

    /** Words that are always the same. */
    record Words(String text) implements Part {
        @Override
        public String text(List<Object> arguments, Language language) {
            return text;
        }
    }

    /** An argument. */
    record Argument(int index) implements Part {
        @Override
        public String text(List<Object> arguments, Language language) {
            return rendered(argument(arguments, index), language);
        }
    }

    /** Words that depend on a number. */
    record Plural(int index, String one, String many) implements Part {
        @Override
        public String text(List<Object> arguments, Language language) {
            return argument(arguments, index) instanceof Number number && number.longValue() == 1 ? one : many;
        }
    }

    /** The items of a list. */
    record Items(int index, String between) implements Part {
        @Override
        public String text(List<Object> arguments, Language language) {
            return argument(arguments, index) instanceof Collection<?> items
                    ? items.stream().map(item -> rendered(item, language)).collect(Collectors.joining(between))
                    : rendered(argument(arguments, index), language);
        }
    }

    static Template parse(String sentence) {
        List<Part> parts = new ArrayList<>();
        Matcher next = PLACEHOLDER.matcher(sentence);
        int end = 0;
        while (next.find()) {
            parts.add(new Words(sentence.substring(end, next.start())));
            parts.add(placeholder(next));
            end = next.end();
        }
        parts.add(new Words(sentence.substring(end)));
        return new Template(List.copyOf(parts));
    }

    private static Part placeholder(Matcher found) {
        int index = Integer.parseInt(found.group("index"));
        if (found.group("one") != null) {
            return new Plural(index, found.group("one"), found.group("many"));
        }
        return found.group("between") == null ? new Argument(index) : new Items(index, found.group("between"));
    }

    /** The code, and all that the message has. */
    static Template unknown(Message message) {
        List<Part> all = new ArrayList<>(List.of(new Words(message.code())));
        for (int i = 0; i < message.arguments().size(); i++) {
            all.add(new Words(i == 0 ? " " : ", "));
            all.add(new Argument(i));
        }
        return new Template(List.copyOf(all));
    }

    /** The indexes of the arguments that occur. */
    public TreeSet<Integer> indexes() {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Argument argument) {
                indexes.add(argument.index);
            } else if (part instanceof Plural plural) {
                indexes.add(plural.index);
            } else if (part instanceof Items items) {
                indexes.add(items.index);
            }
        }
        return indexes;
    }

    String text(List<Object> arguments, Language language) {
        return parts.stream().map(part -> part.text(arguments, language)).collect(Collectors.joining());
    }

    private static Object argument(List<Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : "?";
    }

    private static String rendered(Object argument, Language language) {
        if (argument instanceof Message message) {
            return language.text(message);
        }
        if (argument instanceof Translation translation) {
            return translation.text(language);
        }
        return argument instanceof Collection<?> items
                ? items.stream().map(item -> rendered(item, language)).collect(Collectors.joining(", "))
                : String.valueOf(argument);
    }
}
