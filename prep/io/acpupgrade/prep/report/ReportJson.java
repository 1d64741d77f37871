package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter.Value;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.acpupgrade.registry.BoundedJson;
import java.io.IOException;
import java.util.List;

/** Reports as JSON text. */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(BoundedJson.MAPPER.getFactory())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(MessageJson.module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(String.class, texts -> texts.setSetterInfo(Value.forValueNulls(Nulls.FAIL)))
            .withConfigOverride(List.class, lists -> lists.setSetterInfo(Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ReportJson() {}

    /** The report, with line breaks and indents. */
    public static String write(Report report) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of records can always be written", e);
        }
    }

    /** A part of a report as JSON, for those who show it as it is. */
    public static JsonNode tree(Object part) {
        return MAPPER.valueToTree(part);
    }

    /**
     * Reads a report that this program has written.
     *
     * @throws JsonProcessingException where the text is no JSON, or no report of this schema
     */
    public static Report read(byte[] text) throws IOException {
        return MAPPER.readValue(text, Report.class);
    }
}
