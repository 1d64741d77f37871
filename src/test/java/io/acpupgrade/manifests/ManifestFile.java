package io.acpupgrade.manifests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of the folder {@code manifests}, read so strictly that a misspelt field or one given twice is an error. */
record ManifestFile(Path path, List<JsonNode> documents) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoUnknownFields())
            .build();
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Namespace.class,
            CustomResourceDefinition.class,
            ServiceAccount.class,
            ClusterRole.class,
            ClusterRoleBinding.class,
            Role.class,
            RoleBinding.class,
            Deployment.class,
            PodDisruptionBudget.class);

    /** The YAML files of a folder, as {@code ls} lists them. */
    static List<ManifestFile> in(String folder) {
        try (Stream<Path> files = Files.list(Path.of("manifests", folder))) {
            return files.sorted().map(ManifestFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManifestFile read(Path path) {
        try {
            return new ManifestFile(path, parse(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    static List<JsonNode> parse(String text) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        }
    }

    /** The object as its typed model; unknown fields are an error. */
    static HasMetadata typed(JsonNode document) {
        String kind = document.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.stream()
                .filter(known -> HasMetadata.getKind(known).equals(kind))
                .filter(known -> HasMetadata.getApiVersion(known)
                        .equals(document.path("apiVersion").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no kind that belongs here: " + document));
        try {
            return YAML.treeToValue(document, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    List<HasMetadata> objects() {
        return documents.stream().map(ManifestFile::typed).toList();
    }

    /** The objects of one type in these files. */
    static <T extends HasMetadata> List<T> all(List<ManifestFile> files, Class<T> type) {
        return files.stream()
                .flatMap(file -> file.objects().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Ignores fabric8's additional properties, so that unknown fields fail. */
    private static final class NoUnknownFields extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
