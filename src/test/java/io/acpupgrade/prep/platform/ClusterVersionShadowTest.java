package io.acpupgrade.prep.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GUESS: the shapes in here are those that {@link ShadowFields} guesses. */
class ClusterVersionShadowTest {
    @Test
    void readsTheWholeObject() throws IOException {
        // When
        ClusterVersionShadow shadow = parse("""
                apiVersion: config.example/v1
                metadata: {name: global, namespace: cpaas-system, generation: 3}
                spec: {desiredUpdate: {version: 4.3.0}}
                status:
                  observedGeneration: 2
                  conditions:
                  - {type: Reconciling, status: "True"}
                  - {type: Stalled, status: "False", reason: R, message: M, lastTransitionTime: "2026-06-01T08:00:00+08:00"}
                  current: {version: 4.2.1, image: old}
                  desired: {version: 4.3.0}
                  preflight:
                    observedAt: yesterday
                    checks: [{name: N, policy: P, state: Odd, reason: R, message: M}]
                  stages:
                  - {name: core, priority: 10, phase: Running, operations: [{name: o, action: Upgrade, current: v1, targetVersion: v2, phase: Pending}]}
                  availableUpdates: [4.3.0, {version: 4.3.1, image: i}]
                  history: [{version: 4.3.0, state: Partial, startedTime: "2026-06-01T08:00:00Z"}]
                """);

        // Then
        assertThat(shadow.metadata())
                .isEqualTo(new ClusterVersionShadow.Metadata(
                        "config.example/v1", "cpaas-system", "global", Optional.of(3L)));
        assertThat(shadow.desiredUpdate()).contains("4.3.0");
        assertThat(shadow.isOutdated()).isTrue();
        assertThat(shadow.isReconciling()).isTrue();
        assertThat(shadow.isStalled()).isFalse();
        assertThat(shadow.condition("Stalled"))
                .hasValueSatisfying(stalled ->
                        assertThat(stalled.lastTransition().instant()).contains(Instant.parse("2026-06-01T00:00:00Z")));

        ShadowStatus status = shadow.status();
        assertThat(status.current()).isEqualTo(new Release(Optional.of("4.2.1"), Optional.of("old")));
        assertThat(status.desired()).isEqualTo(new Release(Optional.of("4.3.0"), Optional.empty()));
        assertThat(status.preflight())
                .contains(new OperatorPreflight(
                        new Timestamp("yesterday", Optional.empty()),
                        Optional.of(List.of(new OperatorPreflight.Check("N", "P", "Odd", "R", "M")))));
        assertThat(status.stages())
                .contains(List.of(new Stage(
                        "core",
                        Optional.of(10L),
                        "Running",
                        Optional.of(List.of(new Stage.Operation("o", "Upgrade", "v1", "v2", "Pending"))))));
        assertThat(status.availableUpdates())
                .contains(new AvailableUpdates(List.of(
                        new AvailableUpdate("4.3.0", Optional.empty()),
                        new AvailableUpdate("4.3.1", Optional.of("i")))));
        assertThat(status.history().orElseThrow())
                .extracting(HistoryEntry::state)
                .containsExactly("Partial");
    }

    @Test
    void distinguishesAMissingListFromAnEmptyOne() throws IOException {
        ShadowStatus nothing =
                parse("{status: {preflight: {}, availableUpdates: null}}").status();
        ShadowStatus none = parse("{status: {preflight: {checks: []}, stages: [], history: [], availableUpdates: []}}")
                .status();

        assertThat(nothing.preflight().orElseThrow().checks()).isEmpty();
        assertThat(nothing.availableUpdates()).isEmpty();
        assertThat(nothing.stages()).isEmpty();
        assertThat(nothing.history()).isEmpty();
        assertThat(none.preflight().orElseThrow().checks()).contains(List.of());
        assertThat(none.availableUpdates()).contains(new AvailableUpdates(List.of()));
        assertThat(none.stages()).contains(List.of());
        assertThat(none.history()).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "text",
                "null",
                "{status: text}",
                "{metadata: [], spec: 1, status: {conditions: {}, stages: 7}}",
                "{status: {conditions: [1, null, []], stages: [x], history: [[]], preflight: [], availableUpdates: [{}]}}"
            })
    void survivesEveryShape(String yaml) throws IOException {
        ClusterVersionShadow shadow = parse(yaml);

        assertThat(shadow.name()).isEmpty();
        assertThat(shadow.isReady()).isFalse();
        assertThat(shadow.failures()).isEmpty();
        assertThat(shadow.isOutdated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stalled", "Degraded"})
    void findsFailuresInBothVocabularies(String type) throws IOException {
        assertThat(parse("{status: {conditions: [{type: " + type + ", status: \"True\"}]}}")
                        .failures())
                .extracting(LenientCondition::type)
                .containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource({"True, true", "true, true", "False, false", "Unknown, false"})
    void readsItsConditions(String status, boolean so) throws IOException {
        String conditions = "{type: %s, status: '" + status + "'}";
        ClusterVersionShadow shadow = parse("{metadata: {name: n}, status: {conditions: ["
                + conditions.formatted("Other") + "," + conditions.formatted("Ready") + ","
                + conditions.formatted("Reconciling") + "," + conditions.formatted("Stalled") + "]}}");

        assertThat(shadow.name()).isEqualTo("n");
        assertThat(shadow.isReady()).isEqualTo(so);
        assertThat(shadow.isReconciling()).isEqualTo(so);
        assertThat(shadow.isStalled()).isEqualTo(so);
        assertThat(shadow.failures()).hasSize(so ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false", "4, false", "soon, false", "'', false", "2x, false"})
    void isOutdatedBeforeTheLatestGenerationIsObserved(String seen, boolean outdated) throws IOException {
        assertThat(parse("{metadata: {generation: 3}, status: {observedGeneration: '" + seen + "'}}")
                        .isOutdated())
                .isEqualTo(outdated);
        assertThat(parse("{status: {observedGeneration: 3}}").isOutdated()).isFalse();
    }

    @Test
    void readsTheFirstPathWithAValue() throws IOException {
        ClusterVersionShadow shadow = parse(
                "{status: {current: {version: '', image: null}, currentVersion: 4.2.1, currentImage: i, desired: {}}}");

        assertThat(shadow.status().current()).isEqualTo(new Release(Optional.of("4.2.1"), Optional.of("i")));
        assertThat(shadow.status().desired().version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T08:00:00Z, 2026-06-01T07:59:59Z, true",
        "2026-06-01T08:00:00Z, 2026-06-01T08:00:00Z, false",
        "2026-06-01T08:00:00+08:00, 2026-06-01T07:00:00Z, false",
        "tomorrow, 2026-06-01T08:00:00Z, false"
    })
    void comparesTimestamps(String time, Instant other, boolean later) {
        Timestamp timestamp = Timestamp.parse(time);

        assertThat(timestamp.isAfter(other)).isEqualTo(later);
        assertThat(timestamp).hasToString(time);
    }

    @Test
    void readsVersionsWithoutAnObject() throws IOException {
        ClusterVersionShadow shadow =
                parse("{spec: {desiredUpdate: v4.3.0, availableUpdates: [v4.3.0]}, status: {current: v4.2.1}}");

        assertThat(shadow.desiredUpdate()).contains("v4.3.0");
        assertThat(shadow.status().current().parsedVersion()).contains(PlatformVersion.of("4.2.1"));
        assertThat(shadow.status().availableUpdates().orElseThrow().highest()).contains(PlatformVersion.of("4.3.0"));
    }

    @Test
    void readsTheManifestThatItWouldCreate() {
        PlatformVersion version = PlatformVersion.of("4.3.0");

        JsonNode object = ProductManifest.desired(version, "product.example/v1");

        assertThat(object)
                .hasToString(
                        "{\"apiVersion\":\"product.example/v1\",\"kind\":\"ProductManifest\",\"metadata\":{\"name\":\"v4.3.0\"},"
                                + "\"spec\":{\"version\":\"4.3.0\"}}");
        assertThat(ProductManifest.parse(object).isFor(version)).isTrue();
        assertThat(ProductManifest.parse(object).isReady()).isFalse();
    }

    @Test
    void isForNoOtherVersion() throws IOException {
        PlatformVersion version = PlatformVersion.of("4.3.0");

        assertThat(manifest("{metadata: {name: v4.3.0}, spec: {version: 4.3.1}}")
                        .isFor(version))
                .isFalse();
        assertThat(manifest("{metadata: {name: v4.3.0}}").isFor(version)).isFalse();
        assertThat(
                        manifest(
                                "{spec: {version: v4.3.0}, status: {conditions: [{type: Odd, status: x}, {type: Ready, status: \"True\"}]}}"))
                .satisfies(manifest -> assertThat(manifest.isFor(version)).isTrue())
                .satisfies(manifest -> assertThat(manifest.isReady()).isTrue());
    }

    private static ClusterVersionShadow parse(String yaml) throws IOException {
        return ClusterVersionShadow.parse(new YAMLMapper().readTree(yaml));
    }

    private static ProductManifest manifest(String yaml) throws IOException {
        return ProductManifest.parse(new YAMLMapper().readTree(yaml));
    }
}
