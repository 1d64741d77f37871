package io.acpupgrade.prep.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tls: failed to verify certificate: x509: certificate signed by unknown authority | does not trust the registry's certificate
            failed to authorize: 401 Unauthorized                                            | does not let the node pull
            manifest unknown: manifest unknown                                               | does not hold the image
            dial tcp: lookup registry.acp: no such host                                      | does not reach the registry
            write /var/lib/containerd: no space left on device                               | disk is full
            no match for platform in manifest                                                | architecture
            something nobody has thought of                                                  | cannot pull the image
            """)
    void namesTheLikelyCause(String message, String cause) {
        assertThat(PullFailure.explain("Back-off pulling image \"x\": " + message)
                        .message()
                        .english())
                .contains(cause);
    }
}
