package io.acpupgrade.prep.cli.options;

import io.acpupgrade.problem.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may stand behind {@code --lang}. */
public enum LanguageChoice {
    auto,
    en,
    zh;

    private static final String OPTION = "--lang";
    private static final String END_OF_OPTIONS = "--";

    /**
     * The language of a run, as far as can be seen before its command line is read: what is wrong there is said in it too.
     *
     * @param users the language of the user's locale
     */
    public static Language of(List<String> arguments, Language users) {
        List<String> options = arguments.stream()
                .takeWhile(word -> !word.equals(END_OF_OPTIONS))
                .toList();
        return values(options)
                .flatMap(value ->
                        Arrays.stream(values()).filter(choice -> choice.name().equalsIgnoreCase(value)))
                .findFirst()
                .flatMap(LanguageChoice::language)
                .orElse(users);
    }

    private static Stream<String> values(List<String> words) {
        Stream<String> apart = Stream.iterate(0, i -> i + 1 < words.size(), i -> i + 1)
                .filter(i -> words.get(i).equals(OPTION))
                .map(i -> words.get(i + 1));
        Stream<String> joined = words.stream()
                .filter(word -> word.startsWith(OPTION + "="))
                .map(word -> word.substring(OPTION.length() + 1));
        return Stream.concat(apart, joined);
    }

    private Optional<Language> language() {
        return switch (this) {
            case auto -> Optional.empty();
            case en -> Optional.of(Language.ENGLISH);
            case zh -> Optional.of(Language.CHINESE);
        };
    }
}
