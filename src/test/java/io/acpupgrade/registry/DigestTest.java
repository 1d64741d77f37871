package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String HELLO = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String SHA512 = "sha512:" + "0a".repeat(64);

    @Test
    void isWhatTheAlgorithmMakesOfTheBytes() {
        assertThat(Digest.of("hello".getBytes(StandardCharsets.UTF_8))).hasToString(HELLO);
        assertThat(Digest.parse(HELLO).abbreviated()).isEqualTo("2cf24dba5fb0");
        assertThat(Digest.parse(SHA512)).hasToString(SHA512);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "sha256",
                "sha256:",
                "sha256:2cf2",
                "md5:5d41402abc4b2a76b9719d911017c592",
                "sha256:2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
                "sha256:zcf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n",
                "sha512:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
            })
    void isNothingElse(String text) {
        assertThat(Digest.isDigest(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(text));
    }

    @Test
    void knowsWhetherAComputationHasComeToIt() {
        // Given
        Digest hello = Digest.parse(HELLO);
        MessageDigest computation = hello.newComputation();
        computation.update("hello".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(hello.matches(computation)).isTrue();
        assertThat(hello.matches(Digest.newSha256())).isFalse();
        assertThat(Digest.parse(SHA512).matches(Digest.parse(SHA512).newComputation()))
                .isFalse();
    }
}
