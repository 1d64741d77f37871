package io.acpupgrade.registry.remote.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 11.6.1. */
class ChallengeTest {
    private static final String BEARER = "Bearer realm=\"https://h/token\",service=\"reg, istry\"";
    private static final String BASIC = "Basic realm=\"Registry Realm\"";
    private static final Challenge WANTED =
            new Challenge("Bearer", Map.of("realm", "https://h/token", "service", "reg, istry"));
    private static final Challenge OTHER = new Challenge("Basic", Map.of("realm", "Registry Realm"));

    @Test
    void readsSeveralChallengesOfOneLineInTheirOrder() {
        assertThat(Challenge.all(List.of(BEARER + ", " + BASIC))).containsExactly(WANTED, OTHER);
        assertThat(Challenge.all(List.of(BASIC + "," + BEARER))).containsExactly(OTHER, WANTED);
    }

    @Test
    void readsSeveralLines() {
        assertThat(Challenge.all(List.of(BASIC, BEARER))).containsExactly(OTHER, WANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Negotiate, %s",
                "Negotiate YIIabc/+=.~== , %s",
                "NTLM,%s,Negotiate a==",
                ", ,,%s,,",
                "Digest qop=\"auth, auth-int\", realm=\"Bearer realm=x\", nonce=\"a\\\"b\" , %s",
                "\t %s",
                "@, %s"
            })
    void findsTheChallengeAmongOthers(String line) {
        assertThat(Challenge.all(List.of(String.format(line, BEARER)))).contains(WANTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEARER REALM = \"https://h/t\" | https://h/t",
                "bearer realm=https://h/t?a=b,service=x | https://h/t?a=b",
                "Bearer scope=\"repository:a:pull,push\",realm=\"/t\" | /t",
                "Bearer realm=\"a\\\\b\\\"c\" | a\\b\"c",
                "Bearer realm=\"open | open",
                "Bearer realm=\"first\",realm=\"second\" | first",
                "Bearer service=x,,realm=y | y"
            })
    void readsTheRealm(String line, String realm) {
        Challenge challenge = Challenge.all(List.of(line.strip())).get(0);
        assertThat(challenge.isBearer()).isTrue();
        assertThat(challenge.parameter("realm")).isEqualTo(realm.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "=", "==,=", "\"", "realm=\"x\"", "\u00ff\u0000"})
    void findsNothingWhereThereIsNothing(String line) {
        assertThat(Challenge.all(List.of(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\"", "a ", "a,", "a=", "a=b,", "=", "a= ,", "a==,", "\\\"", " "})
    void readsALineOfAnyLengthInOnePass(String part) {
        assertThat(Challenge.all(List.of("Bearer realm=\"" + part.repeat(30_000))))
                .isNotNull();
        assertThat(Challenge.all(List.of("Bearer " + part.repeat(30_000)))).isNotNull();
    }
}
