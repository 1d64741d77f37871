package io.acpupgrade.prep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.prep.output.html.Samples;
import io.acpupgrade.problem.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The records and {@code docs/report.schema.json} say the same. */
class ReportContractTest {
    private static final Path SCHEMA = Path.of("docs", "report.schema.json");

    @Test
    void recordsHaveTheNamesOfTheSchemaAndNoOthers() throws Exception {
        JsonNode schema = new JsonMapper().readTree(SCHEMA.toFile());
        compare(Report.class, schema, schema, "report");
    }

    @Test
    void readsWhatItWrites() throws Exception {
        // Given
        Report report = Samples.report(Samples.sync());

        // Then
        assertThat(ReportJson.read(ReportJson.write(report).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(report);
        assertThat(ReportJson.tree(report)).isEqualTo(ReportJson.tree(Samples.report(Samples.sync())));
    }

    @Test
    void refusesNamesThatTheSchemaDoesNotHave() throws Exception {
        assertThatThrownBy(() -> Samples.report(Samples.sync().put("novelty", 42)))
                .isInstanceOf(JsonMappingException.class);
    }

    @Test
    void refusesTheReportOfAnotherSchema() throws Exception {
        assertThatThrownBy(() -> Samples.report(Samples.sync().put("schema", 1)))
                .isInstanceOf(JsonMappingException.class);
        assertThatThrownBy(() -> Samples.report(Samples.sync().put("program", "another")))
                .isInstanceOf(JsonMappingException.class);
    }

    private static void compare(Class<?> type, JsonNode schema, JsonNode root, String path) {
        assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
        Set<String> names = Arrays.stream(type.getRecordComponents())
                .map(ReportContractTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).as(path).isEqualTo(names(schema.path("properties").fieldNames()));
        Set<String> required = Arrays.stream(type.getRecordComponents())
                .filter(ReportContractTest::isRequired)
                .map(ReportContractTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(required).as("required of " + path).isEqualTo(texts(schema.path("required")));
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = resolved(schema.path("properties").path(name(component)), root);
            descend(component.getGenericType(), property, root, path + "." + name(component));
        }
    }

    private static void descend(Type type, JsonNode schema, JsonNode root, String path) {
        if (type instanceof ParameterizedType parameterized) {
            boolean list = parameterized.getRawType() == List.class;
            Type of = parameterized.getActualTypeArguments()[0];
            descend(of, list ? resolved(schema.path("items"), root) : schema, root, path);
        } else if (type instanceof Class<?> record && record.isRecord() && record != Message.class) {
            compare(record, schema, root, path);
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            Set<String> words = Arrays.stream(constants.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(words).as(path).isEqualTo(texts(schema.path("enum")));
        }
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class
                && component.getAccessor().getAnnotation(JsonInclude.class) == null;
    }

    private static Set<String> names(java.util.Iterator<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
