package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.acpupgrade.problem.Message;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Translates a failure of Jackson's data binding into the place in the document and what is expected there. */
record BindingFailure(ObjectMapper mapper, JsonNode document, JsonMappingException failure) {
    static final Message DOCUMENT = Message.of("platform.document");

    VersionDataException in(String file) {
        List<Reference> path = failure.getPath();
        List<Reference> parent = path.subList(0, Math.max(0, path.size() - 1));
        Set<String> unknown = unknownKeys(path, node(parent));
        return unknown.isEmpty()
                ? new VersionDataException(file, place(path), expected(node(path)))
                : new VersionDataException(
                        file,
                        place(parent),
                        Message.of("platform.unknown-keys", properties(owner(path)), List.copyOf(unknown)));
    }

    /** A misspelt key is also a missing one, and naming the misspelt one helps more. */
    private Set<String> unknownKeys(List<Reference> path, JsonNode mapping) {
        Set<String> unknown = new TreeSet<>();
        if (owner(path).isRecord()) {
            mapping.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(properties(owner(path)));
        }
        return unknown;
    }

    private static Class<?> owner(List<Reference> path) {
        Object from = path.isEmpty() ? Object.class : path.get(path.size() - 1).getFrom();
        return from instanceof Class<?> type ? type : from.getClass();
    }

    private JsonNode node(List<Reference> path) {
        JsonNode node = document;
        for (Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node;
    }

    private Message expected(JsonNode node) {
        if (failure instanceof TextDeserializer.UnusableTextException unusable) {
            return unusable.expected();
        }
        if (node.isMissingNode() || node.isNull()) {
            return Message.of("platform.value-missing");
        }
        Class<?> type = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : Object.class;
        return Collection.class.isAssignableFrom(type)
                ? Message.of("platform.list-expected")
                : Message.of("platform.mapping-expected", properties(type));
    }

    private List<String> properties(Class<?> type) {
        return mapper.getDeserializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .toList();
    }

    private static Message place(List<Reference> path) {
        String place = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return place.isEmpty() ? DOCUMENT : Message.verbatim(place.substring(1));
    }
}
