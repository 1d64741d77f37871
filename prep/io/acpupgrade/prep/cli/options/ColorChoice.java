package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.output.terminal.Coloring;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What may stand behind {@code --color}. */
public enum ColorChoice {
    auto,
    always,
    never;

    /** The choice of a run, as far as can be seen before its command line is read: a refusal has colours too. */
    static ColorChoice of(List<String> arguments) {
        return UnreadOption.named("--color")
                .values(arguments)
                .flatMap(value ->
                        Arrays.stream(values()).filter(choice -> choice.name().equalsIgnoreCase(value)))
                .findFirst()
                .orElse(auto);
    }

    /** @param terminal whether a person looks at what is written there */
    Coloring coloring(boolean terminal, Map<String, String> environment) {
        return switch (this) {
            case always -> Coloring.ANSI;
            case never -> Coloring.NONE;
            case auto -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? Coloring.ANSI : Coloring.NONE;
        };
    }
}
