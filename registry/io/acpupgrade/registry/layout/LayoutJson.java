package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.BoundedJson;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads JSON files of layouts: small ones as a tree, image lists line by line. */
final class LayoutJson {
    /** For documents held one line at a time: limited by bytes only. */
    private static final JsonMapper LINES = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BoundedJson.MAX_DEPTH)
                    .build())
            .build());

    private LayoutJson() {}

    static JsonNode parse(byte[] bytes) throws IOException {
        try {
            return BoundedJson.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
    }

    /** Receives one element of a list. */
    @FunctionalInterface
    interface Lines {
        void take(JsonNode line) throws IOException;
    }

    /**
     * Reads a file that is a JSON array.
     *
     * @return whether the file is an array
     */
    static boolean list(FileTree tree, String path, Lines lines) throws IOException {
        return read(tree, path, parser -> {
            boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
            if (isList) {
                parser.lines(lines);
            }
            return isList;
        });
    }

    /** Whether a file starts like a JSON array, even if it is damaged later. */
    static boolean beginsAsList(FileTree tree, String path) {
        try (InputStream in = tree.open(path);
                JsonParser parser = LINES.createParser(in)) {
            return parser.nextToken() == JsonToken.START_ARRAY;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads an array in a field of a JSON file.
     *
     * @return whether the field exists, even if it is {@code null}
     */
    static boolean list(FileTree tree, String path, String name, Lines lines) throws IOException {
        return read(tree, path, parser -> {
            boolean found = false;
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            while (isObject && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                found |= wanted && (value == JsonToken.START_ARRAY || value == JsonToken.VALUE_NULL);
                if (value == JsonToken.START_ARRAY && wanted) {
                    parser.lines(lines);
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        });
    }

    private interface Reading {
        boolean of(LineParser parser) throws IOException;
    }

    private static boolean read(FileTree tree, String path, Reading reading) throws IOException {
        Bounds.checkList(tree, path);
        try (InputStream in = tree.open(path);
                LineParser parser = new LineParser(LINES.createParser(in))) {
            boolean found = reading.of(parser);
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return found;
        } catch (JsonProcessingException e) {
            throw noJson(e);
        }
    }

    /** Passes an array element by element; each element has the limits of a document. */
    private static final class LineParser extends JsonParserDelegate {
        private long left = Long.MAX_VALUE;

        LineParser(JsonParser parser) {
            super(parser);
        }

        void lines(Lines lines) throws IOException {
            while (nextToken() != JsonToken.END_ARRAY) {
                left = BoundedJson.MAX_TOKENS;
                lines.take(LINES.readTree(this));
                left = Long.MAX_VALUE;
            }
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            if (--left < 0) {
                throw new UnreadableContentException(Message.of("layout.line-too-long", BoundedJson.MAX_TOKENS));
            }
            return super.nextToken();
        }
    }

    private static IOException noJson(JsonProcessingException e) {
        return (IOException)
                new UnreadableContentException(Message.of("layout.no-json", String.valueOf(e.getOriginalMessage())))
                        .initCause(e);
    }

    static byte[] write(JsonNode document) {
        try {
            return BoundedJson.MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
