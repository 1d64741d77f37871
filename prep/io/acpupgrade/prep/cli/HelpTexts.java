package io.acpupgrade.prep.cli;

import io.acpupgrade.problem.Catalog;
import io.acpupgrade.problem.Language;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;

/**
 * The words of the help pages in one language. picocli asks for them by keys of its own; in the catalogs they have codes:
 * {@code help.option.jobs} is what an option does, {@code help.sync.description} what a command does, and
 * {@code help.page.commands} a word on several pages.
 */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "help.";
    private static final String ROOT = "upgrade.sh";
    private static final Map<String, String> PAGE = Map.of(
            "synopsis", "usage.synopsisHeading",
            "commands", "usage.commandListHeading",
            "examples", ROOT + ".usage.footerHeading");

    private final Language language;
    private final Map<String, String> codes;

    private HelpTexts(Language language) {
        this.language = language;
        this.codes = Catalog.of(language).codes().stream()
                .filter(code -> code.startsWith(PREFIX))
                .collect(Collectors.toMap(HelpTexts::key, Function.identity()));
    }

    /** Reads the catalog when a page is asked for, and not before. */
    static IHelpFactory in(Language language) {
        return (command, colors) -> {
            if (command.resourceBundle() == null) {
                command.root().commandLine().setResourceBundle(new HelpTexts(language));
            }
            return new Help(command, colors);
        };
    }

    /** The key by which picocli looks for the text of a code. */
    private static String key(String code) {
        String[] parts = code.substring(PREFIX.length()).split("\\.", 2);
        return switch (parts[0]) {
            case "option" -> parts[1];
            case "page" -> PAGE.getOrDefault(parts[1], parts[1]);
            case "upgrade" -> ROOT + ".usage." + parts[1];
            default -> ROOT + "." + parts[0] + ".usage." + parts[1];
        };
    }

    /** Nothing for what picocli asks for beside these: names of options, for which it has others. */
    @Override
    protected @Nullable Object handleGetObject(String key) {
        return Optional.ofNullable(codes.get(key)).map(language::text).orElse(null);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(codes.keySet());
    }
}
