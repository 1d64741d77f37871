package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * An object of the Kubernetes API, read by JSON pointer and with patience: what is absent, blank or of another type than
 * the schema says is not there.
 */
record ApiJson(JsonNode json) {
    Optional<String> text(String pointer) {
        return Optional.of(json.at(pointer))
                .filter(JsonNode::isValueNode)
                .map(value -> value.asText("").strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    OptionalInt positiveNumber(String pointer) {
        int number = json.at(pointer).asInt(0);
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    boolean isTrue(String pointer) {
        return json.at(pointer).asBoolean(false);
    }

    List<ApiJson> list(String pointer) {
        return StreamSupport.stream(json.at(pointer).spliterator(), false)
                .map(ApiJson::new)
                .toList();
    }
}
