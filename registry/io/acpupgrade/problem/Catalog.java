package io.acpupgrade.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language, by their codes. A catalog is read when it is first used.
 *
 * @param templates every code with its sentence
 */
public record Catalog(Map<String, Template> templates) {
    private static final Map<Language, Catalog> READ = new ConcurrentHashMap<>();

    public Catalog {
        templates = Map.copyOf(templates);
    }

    public static Catalog of(Language language) {
        return READ.computeIfAbsent(language, Catalog::read);
    }

    /** An unknown code is shown as it is: a wrong word in a failure must not hide the failure. */
    Template template(Message message) {
        Template known = templates.get(message.code());
        return known == null ? Template.unknown(message) : known;
    }

    private static Catalog read(Language language) {
        String file = language.file();
        Properties sentences = new Properties();
        try (InputStream bytes = Objects.requireNonNull(Catalog.class.getResourceAsStream(file), file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            sentences.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Template> templates = new HashMap<>();
        sentences
                .stringPropertyNames()
                .forEach(code -> templates.put(code, Template.parse(sentences.getProperty(code))));
        return new Catalog(templates);
    }
}
