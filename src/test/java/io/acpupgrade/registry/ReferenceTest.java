package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final String DIGEST = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @ParameterizedTest
    @CsvSource({
        "acp/one:v1, acp/one:v1",
        "one:v1, one:v1",
        "'  one:v1 ', one:v1",
        "build.example.com/acp/one:v1, acp/one:v1",
        "build:5000/acp/one:v1, acp/one:v1",
        "localhost/one:v1, one:v1",
        "10.0.0.1:11443/acp/deep/er/one:v1.2-rc_3, acp/deep/er/one:v1.2-rc_3",
        "acp/one@" + DIGEST + ", acp/one@" + DIGEST,
        "build:5000/acp/one:v1@" + DIGEST + ", acp/one@" + DIGEST
    })
    void keepsRepositoryAndTagAndDropsTheHost(String text, String reference) {
        assertThat(Reference.parse(text)).hasToString(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acp/one",
                "acp/one:",
                "acp/one:-v1",
                "acp/one:v 1",
                "acp/one@sha256:00",
                "acp/one@v1",
                "Acp/one:v1",
                "acp//one:v1",
                "/one:v1",
                "acp/one/:v1",
                "acp/../one:v1",
                "acp/one_:v1",
                "build.example.com/:v1"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse(text));
    }

    @Test
    void refusesNamesAndTagsThatAreTooLong() {
        assertThat(new Repository("a".repeat(255)).lastSegment()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new Repository("a".repeat(256)));
        assertThat(Reference.parse("a:" + "t".repeat(128)).isTag()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse("a:" + "t".repeat(129)));
    }

    @Test
    void canBeTurnedIntoOneByDigest() {
        // When
        Reference byDigest = Reference.parse("acp/one:v1").withDigest(Digest.parse(DIGEST));

        // Then
        assertThat(byDigest).hasToString("acp/one@" + DIGEST);
        assertThat(byDigest.isTag()).isFalse();
    }

    @Test
    void takesNoLongerForNamesThatAreMadeToTakeLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Repository("a-".repeat(127)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Repository("a".repeat(254) + "!"));
    }
}
