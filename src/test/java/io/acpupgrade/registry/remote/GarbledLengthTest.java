package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response of unknown length would be the same after a retry: it is refused at once. */
class GarbledLengthTest {
    private static final String REMEDY = "See whether what answers there is a registry, and what is before it.";
    private static final Repository CORE = new Repository("acp/core");

    @FunctionalInterface
    interface Exchange {
        void with(Registry registry) throws IOException;
    }

    static Stream<Arguments> exchangesAndStatuses() {
        return Stream.of("200 OK", "202 Accepted", "307 Temporary", "401 Unauthorized", "404 Not Found", "500 Oops")
                .flatMap(status -> Stream.<Exchange>of(
                                Registry::ping,
                                registry -> registry.manifest(Reference.parse("acp/core:v1")),
                                registry -> registry.blobSize(CORE, Digest.of(new byte[1])),
                                registry -> registry.probePush(CORE),
                                registry -> BlobPush.of(
                                                InMemoryBlobs.randomAccess().layer("layer"))
                                        .through(registry))
                        .map(exchange -> Arguments.of(status, exchange)));
    }

    @ParameterizedTest
    @MethodSource("exchangesAndStatuses")
    void isRefusedAtOnceInEveryExchange(String status, Exchange exchange) {
        try (RawServer server = RawServer.sending("HTTP/1.1 " + status + "\nContent-Length: abc\n\n")) {
            FailureAssert.of(() ->
                            exchange.with(TestConnection.to(server.origin()).withRetries()))
                    .hasKind(Kind.REJECTED)
                    .mentions("the answer is not valid HTTP (its Content-Length is 'abc')")
                    .hasRemedy(REMEDY);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100000000000000000000000\n\n",
                "Content-Length: -1\n\n",
                "Content-Length: \n\n",
                "Content-Length: 1\nContent-Length: 2\n\n  ",
                "Transfer-Encoding: chunked\n\n-5\n",
                "Transfer-Encoding: chunked\n\nFFFFFFFFFFFFFFFFF\n"
            })
    void isRefusedAtOnceWhateverTheLength(String lengthAndBody) {
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\n" + lengthAndBody)) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withRetries().manifest(Reference.parse("acp/core:v1")))
                    .hasKind(Kind.REJECTED)
                    .mentions("the answer is not valid HTTP")
                    .hasRemedy(REMEDY);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "401 Unauthorized"})
    void isRefusedAtOnceFromATokenServerToo(String status) {
        try (RawServer server = RawServer.respondingWith((head, out) -> out.write(RawServer.response(
                head.startsWith("GET /token")
                        ? "HTTP/1.1 " + status + "\nContent-Length: -1\n\n"
                        : "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"/token\"\nContent-Length:"
                                + " 0\n\n")))) {
            FailureAssert.of(() -> TestConnection.to(server.origin())
                            .as("admin", "secret")
                            .withRetries()
                            .ping())
                    .hasKind(Kind.REJECTED)
                    .hasRemedy(REMEDY);
        }
    }
}
