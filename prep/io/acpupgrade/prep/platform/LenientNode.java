package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Part of an object without a public schema; a field that is absent or of an unexpected type counts as missing. */
record LenientNode(JsonNode json) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /** The first scalar value among the field's paths; an empty text counts as missing. */
    Optional<String> text(FieldPath field) {
        return nodes(field)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The same, with an empty text if missing. */
    String textOrNone(FieldPath field) {
        return text(field).orElse("");
    }

    Optional<Long> number(FieldPath field) {
        return text(field).filter(text -> WHOLE_NUMBER.matcher(text).matches()).map(Long::valueOf);
    }

    Timestamp time(FieldPath field) {
        return Timestamp.parse(textOrNone(field));
    }

    Optional<LenientNode> object(FieldPath field) {
        return nodes(field).filter(JsonNode::isObject).map(LenientNode::new).findFirst();
    }

    /** The elements of the list; an empty Optional if there is no list. */
    <T> Optional<List<T>> list(FieldPath field, Function<LenientNode, T> element) {
        return nodes(field)
                .filter(JsonNode::isArray)
                .findFirst()
                .map(list -> StreamSupport.stream(list.spliterator(), false)
                        .map(LenientNode::new)
                        .map(element)
                        .toList());
    }

    private Stream<JsonNode> nodes(FieldPath field) {
        return field.pointers().stream().map(json::at).filter(node -> !node.isMissingNode() && !node.isNull());
    }
}
