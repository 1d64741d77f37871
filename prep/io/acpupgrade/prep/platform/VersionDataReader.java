package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Binds the YAML of the version data to its records, strictly: unknown and duplicate keys, missing values and values of
 * another type are refused.
 */
final class VersionDataReader {
    private final ObjectMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .annotationIntrospector(new RequiredUnlessOptional())
            .addModules(
                    new Jdk8Module(),
                    new SimpleModule()
                            .addDeserializer(String.class, new TextDeserializer<>(text -> text))
                            .addDeserializer(Message.class, new TextDeserializer.Translated())
                            .addDeserializer(MinorVersion.class, new TextDeserializer<>(MinorVersion::of))
                            .addDeserializer(VersionRange.class, new TextDeserializer<>(VersionRange::of))
                            .addDeserializer(
                                    TargetMinor.Decision.class, new TextDeserializer<>(TargetMinor.Decision::of))
                            .addDeserializer(ChecklistItem.Kind.class, new TextDeserializer<>(ChecklistItem.Kind::of)))
            .build();

    /** Every component of a record has to be there, unless it is an Optional. */
    private static final class RequiredUnlessOptional extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return !member.getRawType().equals(Optional.class);
        }
    }

    /** @param file the name of the file, for error messages */
    VersionData read(String file, byte[] content) throws VersionDataException {
        JsonNode document = document(file, content);
        if (!document.isObject()) {
            throw new VersionDataException(
                    file,
                    BindingFailure.DOCUMENT,
                    Message.of("platform.mapping-expected", List.of("targets", "adminGates", "advice")));
        }
        try {
            VersionData data = yaml.readerFor(VersionData.class).readValue(yaml.treeAsTokens(document));
            requireEachTargetOnce(file, data);
            return data;
        } catch (JsonMappingException e) {
            throw new BindingFailure(yaml, document, e).in(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode document(String file, byte[] content) throws VersionDataException {
        try {
            return yaml.readTree(content);
        } catch (JsonProcessingException e) {
            throw new VersionDataException(
                    file, BindingFailure.DOCUMENT, Message.of("platform.yaml-expected", e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireEachTargetOnce(String file, VersionData data) throws VersionDataException {
        Set<MinorVersion> seen = new HashSet<>();
        for (TargetMinor target : data.targets()) {
            if (!seen.add(target.version())) {
                throw new VersionDataException(
                        file, Message.verbatim("targets"), Message.of("platform.version-twice", target.version()));
            }
        }
    }
}
