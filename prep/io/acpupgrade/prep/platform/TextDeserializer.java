package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.function.Function;

/**
 * Parses a quoted, non-empty text. An unquoted version is refused, because to YAML 4.10 is the number 4.1.
 *
 * @param <T> what the text is parsed into by a parser that refuses with {@link IllegalArgumentException}
 */
final class TextDeserializer<T> extends JsonDeserializer<T> {
    private final Function<String, T> parser;

    TextDeserializer(Function<String, T> parser) {
        this.parser = parser;
    }

    /** The value is unusable; the message says what is expected instead. */
    static final class UnusableTextException extends JsonMappingException {
        private static final long serialVersionUID = 1;

        UnusableTextException(JsonParser json, String expected) {
            super(json, expected);
        }
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING || json.getText().isBlank()) {
            throw new UnusableTextException(json, "a text; one that looks like a number has to be in quotes");
        }
        try {
            return parser.apply(json.getText().strip());
        } catch (IllegalArgumentException e) {
            throw new UnusableTextException(json, "a value that makes sense, but " + e.getMessage());
        }
    }
}
