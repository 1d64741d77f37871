package io.acpupgrade.registry.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses recorded from distribution 2.8. */
class DistributionErrorsTest {
    @RegisterExtension
    private final WireMockExtension registry = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private void answerUploads(int status, String body) {
        registry.stubFor(post(urlPathMatching("/v2/.*/blobs/uploads/"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(body)));
    }

    private void push() throws Exception {
        byte[] bytes = "layer".getBytes(StandardCharsets.UTF_8);
        TestConnection.to(registry.baseUrl())
                .withoutRetries()
                .push(
                        new Repository("acp/core"),
                        Descriptor.of(MediaType.OCI_LAYER_GZIP, bytes),
                        Optional.empty(),
                        out -> out.write(bytes));
    }

    @Test
    void aFullDiskIsToldByItsNumberAlone() {
        answerUploads(500, """
                {"errors":[{"code":"UNKNOWN","message":"unknown error","detail":{"DriverName":"filesystem",\
                "Enclosed":{"Op":"mkdir","Path":"/data/docker","Err":28}}}]}""");
        FailureAssert.of(this::push)
                .hasKind(RegistryException.Kind.FULL)
                .mentions("\"Err\":28")
                .hasRemedy(
                        "Free or add disk space for the registry. Run the same command again when the registry is healthy.");
    }

    @Test
    void aReadOnlyDiskIsNoFullOne() {
        answerUploads(500, """
                {"errors":[{"code":"UNKNOWN","message":"unknown error","detail":{"DriverName":"filesystem",\
                "Enclosed":{"Op":"mkdir","Path":"/data/docker","Err":30}}}]}""");
        FailureAssert.of(this::push).hasKind(RegistryException.Kind.FAILED);
    }
}
