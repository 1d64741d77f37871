package io.acpupgrade.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomResourceDefinitionsTest {
    private static final String SHADOW = "clusterversionshadows.config.alauda.io";
    private static final String MANIFEST = "productmanifests.product.alauda.io";

    static final List<CustomResourceDefinition> DEFINITIONS =
            ManifestFile.all(ManifestFile.in("operator"), CustomResourceDefinition.class);

    @Test
    void areThoseOfTheTwoKindsThatTheOperatorBrings() {
        assertThat(DEFINITIONS)
                .extracting(definition -> definition.getMetadata().getName())
                .containsExactly(SHADOW, MANIFEST);
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void areNamedAsTheirPluralAndGroup(CustomResourceDefinition definition) {
        assertThat(definition.getMetadata().getName())
                .isEqualTo(definition.getSpec().getNames().getPlural() + "."
                        + definition.getSpec().getGroup());
        assertThat(definition.getSpec().getNames().getListKind())
                .isEqualTo(definition.getSpec().getNames().getKind() + "List");
        assertThat(definition.getSpec().getNames().getCategories()).containsExactly("acp");
    }

    @Test
    void haveTheScopesAndShortNamesThatPeopleType() {
        assertThat(definition(SHADOW).getSpec().getScope()).isEqualTo("Namespaced");
        assertThat(definition(SHADOW).getSpec().getNames().getShortNames()).containsExactly("cvsh");
        assertThat(definition(MANIFEST).getSpec().getScope()).isEqualTo("Cluster");
        assertThat(definition(MANIFEST).getSpec().getNames().getShortNames()).containsExactly("pmf");
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void storeOneVersionAndKeepTheStatusApart(CustomResourceDefinition definition) {
        List<CustomResourceDefinitionVersion> versions = definition.getSpec().getVersions();
        assertThat(versions)
                .filteredOn(CustomResourceDefinitionVersion::getStorage)
                .hasSize(1);
        assertThat(versions).allSatisfy(version -> {
            assertThat(version.getServed()).isTrue();
            assertThat(version.getSubresources().getStatus()).isNotNull();
        });
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void haveAStructuralSchema(CustomResourceDefinition definition) {
        assertThat(schema(definition).faults()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void keepWhatTheOperatorAddsInSpecAndStatus(CustomResourceDefinition definition) {
        assertThat(schema(definition).properties())
                .filteredOn(property -> List.of(".spec", ".status").contains(property.path()))
                .hasSize(2)
                .flatMap(property ->
                        property.everyNode().filter(node -> node.is("object")).toList())
                .allMatch(StructuralSchema::keepsTheUnknown, "keeps unknown fields");
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void useNoEnums(CustomResourceDefinition definition) {
        assertThat(schema(definition).everyNode())
                .noneMatch(node -> node.node().has("enum") || node.node().has("pattern"));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void sayOfEachFieldWhatItMeans(CustomResourceDefinition definition) {
        Predicate<StructuralSchema> named =
                node -> !node.path().endsWith("[]") && !node.path().equals(".metadata");
        assertThat(schema(definition).everyNode().filter(named))
                .allMatch(node -> node.node().path("description").asText().endsWith("."), "has a sentence");
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void printColumnsThatTheirSchemaHas(CustomResourceDefinition definition) {
        List<CustomResourceColumnDefinition> columns =
                definition.getSpec().getVersions().get(0).getAdditionalPrinterColumns();
        assertThat(columns)
                .extracting(column -> fieldOf(column.getJsonPath()))
                .allMatch(path -> path.equals(".metadata.creationTimestamp")
                        || schema(definition).at(path).isPresent());
    }

    @Test
    void printTheStateOfACluster() {
        assertThat(columns(SHADOW, 0))
                .containsExactly("Current", "Target", "Preflight", "Ready", "Reconciling", "Stalled", "Age");
        assertThat(columns(SHADOW, 1)).contains("Desired", "StalledReason", "StalledMessage", "PreflightMessage");
        assertThat(columns(MANIFEST, 0)).containsExactly("Version", "Ready", "Age");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".spec.desiredUpdate.version",
                ".status.observedGeneration",
                ".status.conditions[].type",
                ".status.conditions[].status",
                ".status.conditions[].reason",
                ".status.conditions[].message",
                ".status.current.version",
                ".status.current.image",
                ".status.desired.version",
                ".status.desired.image",
                ".status.availableUpdates[]",
                ".status.preflight.observedAt",
                ".status.preflight.checks[].name",
                ".status.preflight.checks[].policy",
                ".status.preflight.checks[].state",
                ".status.preflight.checks[].reason",
                ".status.preflight.checks[].message",
                ".status.stages[].name",
                ".status.stages[].priority",
                ".status.stages[].phase",
                ".status.stages[].operations[].targetVersion",
                ".status.history[].version",
                ".status.history[].state",
                ".status.history[].startedTime",
                ".status.history[].completionTime"
            })
    void describeWhatIsDocumentedOfAShadow(String path) {
        assertThat(schema(definition(SHADOW)).at(path)).isPresent();
    }

    @Test
    void takeAnAvailableUpdateInWhateverForm() {
        JsonNode update = schema(definition(SHADOW))
                .at(".status.availableUpdates[]")
                .orElseThrow()
                .node();
        assertThat(update.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("x-kubernetes-preserve-unknown-fields");
    }

    private static CustomResourceDefinition definition(String name) {
        return DEFINITIONS.stream()
                .filter(definition -> definition.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> columns(String name, int priority) {
        return definition(name).getSpec().getVersions().get(0).getAdditionalPrinterColumns().stream()
                .filter(column -> priority == (column.getPriority() == null ? 0 : column.getPriority()))
                .map(CustomResourceColumnDefinition::getName)
                .toList();
    }

    /** Turns {@code .status.conditions[?(@.type=="Ready")].status} into {@code .status.conditions[].status}. */
    private static String fieldOf(String jsonPath) {
        return jsonPath.replaceAll("\\[\\?\\([^)]*\\)]", "[]");
    }

    private static StructuralSchema schema(CustomResourceDefinition definition) {
        JsonNode document = ManifestFile.in("operator").stream()
                .flatMap(file -> file.documents().stream())
                .filter(candidate -> candidate
                        .at("/metadata/name")
                        .asText()
                        .equals(definition.getMetadata().getName()))
                .filter(candidate -> candidate.path("kind").asText().equals("CustomResourceDefinition"))
                .findFirst()
                .orElseThrow();
        return new StructuralSchema("", document.at("/spec/versions/0/schema/openAPIV3Schema"));
    }
}
