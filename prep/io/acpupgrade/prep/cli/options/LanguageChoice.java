package io.acpupgrade.prep.cli.options;

import io.acpupgrade.problem.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may stand behind {@code --lang}. */
enum LanguageChoice {
    auto,
    en,
    zh;

    /**
     * The language of a run, as far as can be seen before its command line is read: what is wrong there is said in it too.
     *
     * @param users the language of the user's locale
     */
    static Language of(List<String> arguments, Language users) {
        return UnreadOption.named("--lang")
                .values(arguments)
                .flatMap(value ->
                        Arrays.stream(values()).filter(choice -> choice.name().equalsIgnoreCase(value)))
                .findFirst()
                .flatMap(LanguageChoice::language)
                .orElse(users);
    }

    private Optional<Language> language() {
        return switch (this) {
            case auto -> Optional.empty();
            case en -> Optional.of(Language.ENGLISH);
            case zh -> Optional.of(Language.CHINESE);
        };
    }
}
