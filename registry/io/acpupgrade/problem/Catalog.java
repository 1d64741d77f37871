package io.acpupgrade.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language, by their codes. A catalog is read when it is first used, and each of its sentences is taken
 * apart when it is first said: most runs say few of them.
 */
public final class Catalog {
    private static final Map<Language, Catalog> READ = new ConcurrentHashMap<>();

    private final Properties sentences;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private Catalog(Properties sentences) {
        this.sentences = sentences;
    }

    public static Catalog of(Language language) {
        return READ.computeIfAbsent(language, Catalog::read);
    }

    /** All codes that have a sentence. */
    public Set<String> codes() {
        return sentences.stringPropertyNames();
    }

    /** An unknown code is shown as it is: a wrong word in a failure must not hide the failure. */
    public Template template(Message message) {
        String sentence = sentences.getProperty(message.code());
        return sentence == null
                ? Template.unknown(message)
                : templates.computeIfAbsent(message.code(), code -> Template.parse(sentence));
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
        return new Catalog(sentences);
    }
}
