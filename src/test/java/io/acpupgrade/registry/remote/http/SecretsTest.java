package io.acpupgrade.registry.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String PASSWORD = "p\"ä/ s+&x";
    private final Secrets secrets = Secrets.of(Optional.of(new Credentials("admin", PASSWORD)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                PASSWORD,
                "p%22%C3%A4%2F%20s%2B%26x",
                "p%22%c3%a4/+s%2b&x",
                "p\\\"\\u00e4\\/ s+&x",
                "p&quot;&#228;/ s+&amp;x",
                "p&#x22;&#xE4;&#x2f; s+&amp;x",
                "%70%22%C3%A4%2F%20%73%2B%26%78",
                "p%2522%25c3%25a4/ s+&x",
                "YWRtaW46cCLDpC8gcysmeA==",
                "YWRtaW46cCLDpC8gcysmeA%3D%3D",
                "cCLDpC8gcysmeA",
                "YWRtaW46cCLDpC8gcy…",
                "p\"ä/ …"
            })
    void hidesALoginInEveryEncoding(String spelling) {
        assertThat(secrets.redacted("was <" + spelling + "> sent")).matches("was <\\*\\*\\*(==|%3D%3D|…)?> sent");
    }

    @Test
    void hidesTokens() {
        secrets.add("abc.def-ghi_jkl");
        assertThat(secrets.redacted("token=abc.def-ghi_jkl;")).isEqualTo("token=***;");
    }

    @Test
    void leavesOtherTextAsItIs() {
        Secrets shortOne = Secrets.of(Optional.of(new Credentials("a", "acp")));
        assertThat(shortOne.redacted("acpx acp/core")).isEqualTo("acpx ***/core");
        assertThat(Secrets.of(Optional.empty()).redacted("any")).isEqualTo("any");
    }

    @Test
    void keepsWhatAFailureIsAndDropsACauseThatTellsTooMuch() {
        // Given
        RegistryException failure =
                new RegistryException(Kind.FULL, Message.verbatim("said " + PASSWORD), Message.verbatim("Free it."));
        failure.initCause(new IOException("it was " + PASSWORD));

        // When
        RegistryException safe = secrets.redacted(failure);

        // Then
        assertThat(safe).hasMessage("said ***").hasNoCause();
        assertThat(safe.kind()).isEqualTo(Kind.FULL);
        assertThat(safe.remedy().english()).isEqualTo("Free it.");
    }

    @Test
    void redactsWhatIsSaidInsideOfAMessageAndItsRemedy() {
        // Given
        Message inner = Message.of("during", "https://r/" + PASSWORD, Message.verbatim("said " + PASSWORD));
        Message remedy = Message.list(List.of(Message.verbatim("ask " + PASSWORD), Message.verbatim("again")));
        RegistryException failure = new RegistryException(Kind.REJECTED, Message.of("during", inner, 413), remedy);

        // When
        RegistryException safe = secrets.redacted(failure);

        // Then
        assertThat(safe).hasMessage("https://r/***: said ***: 413");
        assertThat(safe.remedy().english()).isEqualTo("ask ***, again");
    }
}
