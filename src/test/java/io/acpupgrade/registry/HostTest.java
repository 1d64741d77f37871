package io.acpupgrade.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest
    @CsvSource({
        "Registry.Example.COM., registry.example.com",
        "my_registry, my_registry",
        "_odd._tcp-, ",
        "127.0.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "1.2.3.4., 1.2.3.4",
        "::FFFF:127.0.0.1, 127.0.0.1",
        "[::ffff:7f00:1], 127.0.0.1",
        "::ffff:0:7f00:1, ::ffff:0:7f00:1",
        "FD00:0:0:0:0:0:0:8, fd00::8",
        "fd00::0008, fd00::8",
        "[fd00:0:0:1:0:0:0:8], fd00:0:0:1::8",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:2:3:0:5:6:7:8, 1:2:3:0:5:6:7:8",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "fe80::1%eth0, fe80::1%eth0",
        "[FE80:0::1%25Eth0], fe80::1%Eth0"
    })
    void isTheSameHoweverItIsSpelled(String text, String expected) {
        if (expected == null) {
            assertThatThrownBy(() -> new Host(text)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new Host(text)).hasToString(expected).isEqualTo(new Host(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "-a",
                "a-",
                "a b",
                "a/b",
                "u@h",
                "[h]",
                "[]",
                "[::1",
                "::1]",
                "1:2",
                ":::",
                "fe80::1%",
                "fe80::1%a b",
                "256.1.1.1",
                "1.2.3.4.5",
                "010.0.0.1",
                "0x7f.1",
                "1.2.3.0x4",
                "4294967296",
                "a.1",
                "a\u0000",
                "b\u00fccher.example",
                "1::2::3",
                "::1.2.3.400"
            })
    void refusesWhatIsNoHost(String text) {
        assertThatThrownBy(() -> new Host(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThatThrownBy(() -> new Host("a.".repeat(127) + "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Registry.example/v2/, registry.example:443",
        "http://registry.example:/, registry.example:80",
        "HTTP://user:secret@10.0.0.8/x, 10.0.0.8:80",
        "https://[FD00::0:8]:11443/, [fd00::8]:11443",
        "https://[fe80::1%25eth0]/, [fe80::1%eth0]:443",
        "http://my_registry:5000/x?y, my_registry:5000",
        "http://[::ffff:10.0.0.8]/, 10.0.0.8:80"
    })
    void isFoundInAUrl(String url, String expected) {
        assertThat(HostAndPort.of(URI.create(url))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:///x",
                "/x",
                "//h/x",
                "ftp://h/",
                "mailto:a@b",
                "http://h:99999/",
                "http://h:0/",
                "http://h:-1/",
                "http://h:123456789012345678901/",
                "http://h:8x/",
                "http://0x7f.1/"
            })
    void isNotFoundWhereAUrlLeadsNowhere(String url) {
        assertThatThrownBy(() -> HostAndPort.of(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void losesItsZoneWhereItIsHeldAgainstAnAnswer() {
        assertThat(new Host("fe80::1%eth0").withoutZone()).isEqualTo(new Host("fe80::1"));
        assertThat(new Host("registry").withoutZone()).isEqualTo(new Host("registry"));
    }

    @Test
    void wantsBracketsBeforeAPort() {
        assertThat(HostAndPort.parse("[::1]:5000", 443)).hasToString("[::1]:5000");
        assertThat(HostAndPort.parse("h", 443)).hasToString("h:443");
        assertThatThrownBy(() -> HostAndPort.parse("::1", 443)).hasMessageContaining("brackets");
    }
}
