package io.acpupgrade.prep.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acpupgrade.problem.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionDataTest {
    private static final String TARGET = "{version: \"4.5\", newClusters: \"1.36\", kubernetes: \"1.33-1.36\"}";

    @TempDir
    Path folder = Path.of("");

    @Test
    void bundlesDataForEveryVersion() {
        VersionData data = VersionData.bundled();

        assertThat(data.targets())
                .extracting(target -> target.version().toString())
                .containsExactly("4.0", "4.1", "4.2", "4.3", "4.4");
        assertThat(data.target(MinorVersion.of("4.3"))).hasValueSatisfying(target -> {
            assertThat(target.kubernetes()).hasToString(">=1.31 <=1.34");
            assertThat(target.thirdParty()).contains(VersionRange.of(">=1.19.0 <1.35.0"));
        });
        assertThat(data.gatesBefore(MinorVersion.of("4.4")))
                .extracting(AdminGate::key)
                .containsExactly("ack-4.4-kubernetes-1.35-kernel-update");
        assertThat(data.gatesBefore(MinorVersion.of("4.3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4.0.1, 4.3.0, true", "4.1.0, 4.3.0, false", "4.0.1, 4.2.0, false"})
    void listsTopoLvmForUpgradesFrom40To43(String current, String target, boolean remembered) {
        assertThat(VersionData.bundled().checklistFor(PlatformVersion.of(current), PlatformVersion.of(target)).stream()
                        .anyMatch(advice -> advice.id().equals("topolvm")))
                .isEqualTo(remembered);
    }

    @Test
    void canBeReplacedByAFile() throws Exception {
        VersionData data = VersionData.read(file("{targets: [" + TARGET + "], adminGates: [], advice: []}"));

        assertThat(data.target(MinorVersion.of("4.5"))).isPresent();
        assertThat(data.target(MinorVersion.of("4.3"))).isEmpty();
    }

    @Test
    void saysInEachLanguageWhatTheFileSaysInIt() throws Exception {
        // Given
        VersionData data = VersionData.read(file("""
                targets: []
                adminGates: []
                advice: [{id: a, from: "4.0", to: "4.0", text: One text., remedy: {en: Push it., zh: 请推送。}}]
                """));

        // When
        ChecklistItem item = data.checklist().get(0);

        // Then
        assertThat(item.text().english()).isEqualTo("One text.");
        assertThat(Language.CHINESE.text(item.text())).isEqualTo("One text.");
        assertThat(item.remedy().english()).isEqualTo("Push it.");
        assertThat(Language.CHINESE.text(item.remedy())).isEqualTo("请推送。");
    }

    @Test
    void isBundledInAllLanguages() {
        VersionData data = VersionData.bundled();
        assertThat(Stream.concat(
                        data.adminGates().stream().map(AdminGate::text),
                        data.checklist().stream().flatMap(item -> Stream.of(item.text(), item.remedy()))))
                .allSatisfy(text -> assertThat(Language.CHINESE.text(text))
                        .containsPattern("\\p{IsHan}")
                        .isNotEqualTo(text.english()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the document | a mapping with the keys targets, adminGates, advice",
                "[] | the document | a mapping",
                "{a: 1, a: 2} | the document | YAML: ",
                "{a: [ | the document | YAML: ",
                "{releases: []} | the document | only the keys targets, adminGates, advice, not releases",
                "{adminGates: [], advice: []} | targets | a value, and there is none",
                "{targets: {}, adminGates: [], advice: []} | targets | a list",
                "{targets: [{version: 4.10}]} | targets[0].version | in quotes",
                "{targets: [{version: four}]} | targets[0].version | 'four' is no minor version",
                "{targets: [{since: 1}]} | targets[0] | only the keys version, upgradeFrom",
                "{targets: [~], adminGates: [], advice: []} | targets[0] | a value, and there is none",
                "{targets: [four], adminGates: [], advice: []} | targets[0] | a mapping with the keys version, upgradeFrom",
                "{targets: ~, adminGates: [], advice: []} | targets | a value, and there is none",
                "{targets: [{version: ~, newClusters: \"1.36\", kubernetes: \"1.36\"}]} | targets[0].version | a value, and there is none",
                "{targets: [{version: ' '}]} | targets[0].version | a text",
                "{targets: [{version: \"4.5\", upgradeFrom: {minors: [\"4.4\"], decidedBy: me}}]}"
                        + " | targets[0].upgradeFrom.decidedBy | 'me' is neither table nor availableUpdates",
                "{targets: [TARGET, TARGET], adminGates: [], advice: []} | targets | each version once",
                "{targets: [], adminGates: [], advice: [{id: a, from: \"4.0\", to: \"4.0\", text: 5, remedy: r}]} | advice[0].text"
                        + " | a text, or a mapping with the keys en, zh",
                "{targets: [], adminGates: [], advice: [{id: a, from: \"4.0\", to: \"4.0\", text: t, remedy: {zh: r}}]}"
                        + " | advice[0].remedy.en | a value, and there is none",
                "{targets: [], adminGates: [], advice: [{id: a, from: \"4.0\", to: \"4.0\", text: t, remedy: {en: r, fr: r}}]}"
                        + " | advice[0].remedy | only the keys en, zh, not fr",
                "{targets: [], adminGates: [], advice: [{id: a, from: \"4.0\", to: \"4.0\", text: t, remedy: {en: ' '}}]}"
                        + " | advice[0].remedy.en | a text",
                "{targets: [], adminGates: [{key: k, target: \"4.4\", text: t, kernel: new}]} | adminGates[0].kernel"
                        + " | 'new' is no version"
            })
    void namesThePlaceAndTheExpectedValue(String yaml, String place, String expected) throws Exception {
        Path file = file(yaml.replace("TARGET", TARGET));

        assertThatExceptionOfType(VersionDataException.class)
                .isThrownBy(() -> VersionData.read(file))
                .withMessageContaining(file.toString())
                .satisfies(refusal -> {
                    assertThat(refusal.place().english()).isEqualTo(place);
                    assertThat(refusal.expected().english()).contains(expected.strip());
                });
    }

    @Test
    void refusesAMissingFile() {
        assertThatExceptionOfType(VersionDataException.class)
                .isThrownBy(() -> VersionData.read(folder.resolve("none.yaml")))
                .withMessageContaining("none.yaml")
                .withMessageContaining("a file that can be read");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("data.yaml"), yaml);
    }
}
