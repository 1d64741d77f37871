package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acpupgrade.problem.Message;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** The arguments of a message for programs: numbers and texts as they are, messages with their own codes and arguments. */
final class MessageArguments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MessageArguments() {}

    static List<JsonNode> of(Message message) {
        return StreamSupport.stream(array(message.arguments()).spliterator(), false)
                .toList();
    }

    private static ArrayNode array(Collection<?> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Message message) {
            ObjectNode nested = JSON.objectNode().put("code", message.code());
            nested.set("arguments", array(message.arguments()));
            return nested.put("message", message.english());
        }
        if (value instanceof Collection<?> values) {
            return array(values);
        }
        return value instanceof Integer || value instanceof Long ? number(((Number) value).longValue()) : text(value);
    }

    /** As a reader of JSON has it. */
    private static JsonNode number(long value) {
        return value == (int) value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    private static JsonNode text(Object value) {
        return TextNode.valueOf(String.valueOf(value));
    }
}
