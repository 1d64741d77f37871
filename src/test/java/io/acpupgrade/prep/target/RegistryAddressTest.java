package io.acpupgrade.prep.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry",
                "localhost:5000",
                "10.0.0.8:11443",
                "registry.example.com",
                "registry.example.com/mirror/acp",
                "registry.example.com:443/mirror",
                "[fd00::8]",
                "[fd00::8]:11443",
                "[fd00::8]:11443/mirror"
            })
    void printsWhatItHasParsed(String text) {
        assertThat(RegistryAddress.parse(text)).hasToString(text);
    }

    @Test
    void knowsItsParts() {
        assertThat(RegistryAddress.parse(" [fd00::8]:11443/mirror/acp/ "))
                .isEqualTo(new RegistryAddress("fd00::8", OptionalInt.of(11443), Optional.of("mirror/acp")));
    }

    @Test
    void leavesThePrefixOutOfTheAuthority() {
        assertThat(RegistryAddress.parse("[fd00::8]:11443/mirror").authority()).isEqualTo("[fd00::8]:11443");
    }

    @Test
    void keepsPortAndPrefixOnAnotherHost() {
        assertThat(RegistryAddress.parse("registry.example.com:11443/mirror").withHost("fd00::8"))
                .hasToString("[fd00::8]:11443/mirror");
    }

    @Test
    void takesADefaultPortOnlyWhereItHasNone() {
        assertThat(RegistryAddress.parse("a.example").withDefaultPort(11443)).hasToString("a.example:11443");
        assertThat(RegistryAddress.parse("a.example:60080").withDefaultPort(11443))
                .hasToString("a.example:60080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "https://a.example:5000   | drop 'https://'",
                "http://a.example         | drop 'http://'",
                "a.example:port           | 'port' is no port",
                "a.example:               | '' is no port",
                "a.example:0              | 0 is no port",
                "a.example:65536          | 65536 is no port",
                "a.example:-1             | '-1' is no port",
                "fd00::8                  | as in [fd00::8]:11443",
                "fd00::8:11443/x          | as in [fd00::8]:11443",
                "[fd00::8                 | as in [fd00::8]:11443",
                "[10.0.0.8]:5000          | no IPv6 address in its brackets",
                "[fd00::zz]:5000          | neither a host name nor an IP address",
                "[1::2::3]                | neither a host name nor an IP address",
                "a b.example              | neither a host name nor an IP address",
                "-a.example               | neither a host name nor an IP address",
                "a.example/Mirror         | not a repository name",
                "a.example//mirror        | not a repository name",
                "\"\"                     | is not HOST[:PORT][/PREFIX]",
                "/mirror                  | is not HOST[:PORT][/PREFIX]",
                ":5000                    | is not HOST[:PORT][/PREFIX]"
            })
    void saysHowToCorrectWhatIsNoAddress(String text, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryAddress.parse(text))
                .withMessageContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin:s3cret@a.example", "https://admin:s3cret@a.example:5000"})
    void doesNotQuoteAPasswordInAnAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistryAddress.parse(text))
                .withMessageContaining("--username")
                .matches(e -> !String.valueOf(e.getMessage()).contains("s3cret"));
    }
}
