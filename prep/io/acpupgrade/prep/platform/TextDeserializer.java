package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Translation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses a quoted, non-empty text. An unquoted version is refused, because to YAML 4.10 is the number 4.1.
 *
 * @param <T> what the text is parsed into by a parser that refuses with {@link MalformedValueException}
 */
final class TextDeserializer<T> extends JsonDeserializer<T> {
    private final Function<String, T> parser;

    TextDeserializer(Function<String, T> parser) {
        this.parser = parser;
    }

    /** The value is unusable; the message says what is expected instead. */
    static final class UnusableTextException extends JsonMappingException {
        private static final long serialVersionUID = 1;

        private final transient Message expected;

        UnusableTextException(JsonParser json, Message expected) {
            super(json, expected.english());
            this.expected = expected;
        }

        Message expected() {
            return expected;
        }
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING || json.getText().isBlank()) {
            throw new UnusableTextException(json, Message.of("platform.text-expected"));
        }
        try {
            return parser.apply(json.getText().strip());
        } catch (MalformedValueException e) {
            throw new UnusableTextException(json, Message.of("platform.sensible-value-expected", Message.of(e)));
        }
    }

    /** Parses what people are shown: one text, or a mapping with a text for each language, of which English is one. */
    static final class Translated extends JsonDeserializer<Message> {
        /** The texts, by the codes of their languages. */
        record Languages(String en, Optional<String> zh) {
            Translation translation() {
                return new Translation(
                        en, zh.map(text -> Map.of(Language.CHINESE, text)).orElse(Map.of()));
            }
        }

        @Override
        public Message deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                return Message.verbatim(context.readValue(json, Languages.class).translation());
            }
            if (json.currentToken() != JsonToken.VALUE_STRING || json.getText().isBlank()) {
                throw new UnusableTextException(json, Message.of("platform.translation-expected"));
            }
            return Message.verbatim(json.getText().strip());
        }
    }
}
