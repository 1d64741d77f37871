package io.acpupgrade.registry.remote.auth;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.remote.FailureAssert;
import io.acpupgrade.registry.remote.TestConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login method that was not offered is not reported as refused. */
class LoginOffersTest {
    private static String refusal(String challenges) {
        return "HTTP/1.1 401 Unauthorized\n" + challenges + "Content-Length: 0\n\n";
    }

    private static FailureAssert ping(RawServer server) {
        return FailureAssert.of(() -> TestConnection.to(server.origin())
                .as("admin", "secret")
                .withoutRetries()
                .ping());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WWW-Authenticate: Negotiate | Negotiate",
                "WWW-Authenticate: NTLM, Negotiate | NTLM, Negotiate",
                "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\" | Digest",
                "WWW-Authenticate: AWS4-HMAC-SHA256 | AWS4-HMAC-SHA256"
            })
    void namesTheWaysThatItDoesNotSpeak(String challenges, String ways) {
        try (RawServer server = RawServer.sending(refusal(challenges + "\n"))) {
            ping(server)
                    .hasKind(Kind.UNAUTHORIZED)
                    .hasMessage("log in as 'admin': the registry offers only " + ways
                            + ", which this program does not support (" + server.origin() + "/v2/: HTTP 401)")
                    .hasRemedy("Have it, or the proxy before it, offer Basic or Bearer (tokens) to this machine as"
                            + " well.");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "'WWW-Authenticate: \n'"})
    void saysThatNoWayIsNamed(String challenges) {
        try (RawServer server = RawServer.sending(refusal(challenges))) {
            ping(server)
                    .hasKind(Kind.UNAUTHORIZED)
                    .hasMessage("log in as 'admin': the registry asks for a login and names no way to log in ("
                            + server.origin() + "/v2/: HTTP" + " 401)")
                    .hasRemedy("Check the address (--registry). Have the registry, or the proxy before it, send"
                            + " WWW-Authenticate with its 401.");
        }
    }

    @Test
    void takesARefusalWithoutAChallengeForOneOfThePasswordThatWasSent() {
        try (RawServer server = RawServer.respondingWith((head, out) -> out.write(RawServer.response(
                refusal(head.contains("Authorization:") ? "" : "WWW-Authenticate: Basic realm=\"r\"\n"))))) {
            ping(server).hasKind(Kind.UNAUTHORIZED).mentions("log in as 'admin': the registry refused (");
        }
    }

    @Test
    void saysOfATokenServerTooWhatItOffers() {
        try (RawServer server = RawServer.respondingWith((head, out) -> out.write(RawServer.response(refusal(
                head.startsWith("GET /token")
                        ? "WWW-Authenticate: Negotiate\n"
                        : "WWW-Authenticate: Bearer realm=\"/token\"\n"))))) {
            ping(server)
                    .hasKind(Kind.UNAUTHORIZED)
                    .hasMessage("log in as 'admin': the token server offers only Negotiate, which this program does not"
                            + " support (" + server.origin() + "/token: HTTP 401)");
        }
    }
}
