package io.acpupgrade.prep.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        ">= v1.0.0, v1.0.0",
        ">= v1.0.0, 2.3.4",
        ">=1.19.0 <1.35.0, v1.34.9+k3s1",
        "'>=1.19.0, <1.35.0', 1.19.0",
        "1.31-1.34, v1.31.0",
        "1.31-1.31, v1.31.4",
        "1.31-1.34, 1.34.99",
        "4.3, 4.3.7",
        "=4.3.0, 4.3.0",
        ">=5.8, 5.8.0-1-generic",
        "<=4.3, 4.3.1",
        ">4.2, 4.3.0"
    })
    void contains(String range, String version) {
        assertThat(VersionRange.of(range).contains(PlatformVersion.of(version))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ">= v1.0.0, 1.0.0-rc.1",
        ">=1.19.0 <1.35.0, 1.35.0",
        ">=1.19.0 <1.35.0, 1.35.0-rc.1",
        ">=1.19.0 <1.35.0, 1.18.20",
        "1.31-1.34, 1.35.0",
        ">4.2.0, 4.2.0",
        "<4.2.0, 4.2.0",
        "1.31-1.34, 1.30.9",
        "4.3, 4.4.0",
        "=4.3.0, 4.3.1",
        ">4.2, 4.2.9"
    })
    void doesNotContain(String range, String version) {
        assertThat(VersionRange.of(range).contains(PlatformVersion.of(version))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ALL", ">=", ">= <1.0", "=>1.0", "1.34-1.31", "1.0 || 2.0", ">=1.0 <"})
    void refusesMalformedRanges(String text) {
        assertThat(VersionRange.parse(text)).isEmpty();
        assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> VersionRange.of(text));
    }

    @Test
    void matchesVendorVersionsByTheirFirstTwoNumbers() {
        VersionRange kernels = VersionRange.of(">=5.8");

        assertThat(MinorVersion.atStartOf("5.14.0-427.el9_4.x86_64"))
                .hasValueSatisfying(
                        kernel -> assertThat(kernels.contains(kernel)).isTrue());
        assertThat(MinorVersion.atStartOf("4.18.0-553.el8_10.x86_64"))
                .hasValueSatisfying(
                        kernel -> assertThat(kernels.contains(kernel)).isFalse());
        assertThat(MinorVersion.atStartOf("unknown")).isEmpty();
    }
}
