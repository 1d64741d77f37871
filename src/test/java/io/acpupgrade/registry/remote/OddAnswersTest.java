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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed responses: each request ends and blames the registry. */
class OddAnswersTest {
    private static final Repository CORE = new Repository("acp/core");
    private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer("layer"));

    private static TestConnection connection(RawServer server) {
        return TestConnection.to(server.origin()).as("admin", "secret");
    }

    private static Registry at(RawServer server) {
        return connection(server).withoutRetries();
    }

    /** For servers that fall silent; a slow machine must not look like one. */
    private static Registry brieflyAt(RawServer server) {
        return connection(server).stallingAfter(Duration.ofMillis(400)).withoutRetries();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 202 Accepted\nLocation: http://127.0.0.1:99999/x\nContent-Length: 0\n\n",
                "HTTP/1.1 202 Accepted\nLocation: https:///x\nContent-Length: 0\n\n",
                "HTTP/1.1 202 Accepted\nLocation: mailto:a@b\nContent-Length: 0\n\n",
                "HTTP/1.1 202 Accepted\nContent-Length: 0\n\n",
                "HTTP/1.1 202 Accepted\nLocation: /x\nContent-Length: 100000000000000000000000\n\n",
                "HTTP/1.1 202 Accepted\nLocation: /x\nContent-Length: -1\n\n",
                "HTTP/1.1 202 Accepted\nLocation: /x\nContent-Length: 1\nContent-Length: 2\n\n  ",
                "HTTP/1.1 307 Temporary\nLocation: http://127.0.0.1:99999/x\nContent-Length: 0\n\n",
                "HTTP/1.1 307 Temporary\nLocation: https:///x\nContent-Length: 0\n\n",
                "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"http://127.0.0.1:99999/\"\nContent-Length: 0\n\n",
                "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"https:///x\"\nContent-Length: 0\n\n",
                "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer service=x\nContent-Length: 0\n\n",
                "HTTP/1.1 -5 x\nContent-Length: 0\n\n",
                "HTTP/1.1 99999999999 x\nContent-Length: 0\n\n",
                "HTTP/1.1 101 Switching Protocols\n\n",
                "HTTP/1.1 200 OK\nContent-Type: text/html; charset=\"?\nContent-Length: 0\n\n",
                "HTTP/1.1 304 Not Modified\nContent-Type: ;;;charset=nonsense\n\n"
            })
    void isTheRegistrysFault(String answer) {
        try (RawServer server = RawServer.sending(answer)) {
            FailureAssert.of(() -> layer.through(brieflyAt(server)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":5,\"expires_in\":-1}",
                "{\"token\":{},\"expires_in\":[]}",
                "{\"token\":\"a\\r\\nX: y\"}",
                "{\"token\":\"t\",\"expires_in\":-99}",
                "{\"token\":\"t\",\"expires_in\":1e999}",
                "[[[[",
                ""
            })
    void isTheRegistrysFaultInATokensAnswerToo(String json) {
        try (RawServer server = RawServer.respondingWith(
                (head, out) -> out.write(
                        RawServer.response(
                                head.startsWith("GET /token")
                                        ? "HTTP/1.1 200 OK\nContent-Length: " + json.length() + "\n\n" + json
                                        : "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"/token\"\nContent-Length: 0\n\n")))) {
            FailureAssert.of(() -> layer.through(brieflyAt(server)));
            assertThat(server.heads()).noneMatch(head -> head.contains("X: y"));
        }
    }

    @Test
    void readsAChallengeOfSixtyKilobytes() {
        try (RawServer server = RawServer.sending("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\""
                + "\\".repeat(60_000) + "\"\nContent-Length: 0\n\n")) {
            FailureAssert.of(() -> at(server).ping()).hasKind(Kind.REJECTED);
        }
    }

    private static void repeat(OutputStream out, String text) throws IOException {
        while (true) {
            out.write(RawServer.response(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-More: and more\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void hasAnEndWhereAnAnswersHeadHasNone(String part) {
        try (RawServer server = RawServer.respondingWith((head, out) -> {
            out.write(RawServer.response("HTTP/1.1 200 OK\n"));
            repeat(out, part);
        })) {
            FailureAssert.of(() -> at(server).ping()).hasKind(Kind.REJECTED);
        }
    }

    @Test
    void hasAnEndWhereInterimAnswersHaveNone() {
        try (RawServer server = RawServer.respondingWith((head, out) -> repeat(out, "HTTP/1.1 103 Early Hints\n\n"))) {
            FailureAssert.of(() -> at(server).ping()).hasKind(Kind.REJECTED).mentions("more than 100 interim answers");
        }
    }

    @Test
    void readsNoMoreOfAnEndlessErrorThanItNeeds() {
        try (RawServer server = RawServer.respondingWith((head, out) -> {
            out.write(RawServer.response("HTTP/1.1 500 Oops\n\n"));
            repeat(out, "oops ");
        })) {
            FailureAssert.of(() -> at(server).ping()).hasKind(Kind.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 1000000\n\n",
                "HTTP/1.1 404 Not Found\nContent-Length: 1000000\n\n",
                "HTTP/1.1 401 Unauthorized\nContent-Length: 1000000\n\n",
                "HTTP/1.1 307 Temporary\nLocation: /x\nContent-Length: 1000000\n\n",
                "HTTP/1.1 200 OK\nX-Slow: "
            })
    void breaksOffAnAnswerThatDrips(String start) {
        try (RawServer server = RawServer.respondingWith((head, out) -> {
            out.write(RawServer.response(start));
            while (true) {
                out.write('.');
                out.flush();
                pause();
            }
        })) {
            FailureAssert.of(() -> brieflyAt(server).manifest(Reference.parse("acp/core:v1")))
                    .hasKind(Kind.STALLED);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void rejectsHtmlPages(String method) {
        String page = "<html><body>Please log in</body></html>";
        try (RawServer server = RawServer.respondingWith((head, out) -> out.write(RawServer.response(
                "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nLocation: /x\nContent-Length: "
                        + page.length() + "\n\n" + (head.startsWith("HEAD") ? "" : page))))) {
            Registry registry = at(server);
            FailureAssert told = switch (method) {
                case "GET" -> FailureAssert.of(() -> registry.manifest(Reference.parse("acp/core:v1")));
                case "HEAD" -> FailureAssert.of(() -> registry.blobSize(CORE, Digest.of(LAYER)));
                default -> FailureAssert.of(() -> layer.through(registry));
            };
            told.hasKind(Kind.REJECTED).mentions("an HTML page, which is not how a registry answers");
            FailureAssert.of(registry::ping).hasKind(Kind.REJECTED);
        }
    }

    @Test
    void findsTheSizeOfABlobWhoseHeadDoesNotSayIt() throws Exception {
        try (RawServer server = RawServer.respondingWith((head, out) -> out.write(RawServer.response(
                head.startsWith("HEAD")
                        ? "HTTP/1.1 200 OK\n\n"
                        : "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nlayer\n0\n\n")))) {
            assertThat(at(server).blobSize(CORE, Digest.of(LAYER))).hasValue(LAYER.length);
            FailureAssert.of(() -> at(server).blobSize(CORE, Digest.of(new byte[] {1})))
                    .hasKind(Kind.DIGEST_MISMATCH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "206 Partial Content", "203 Other"})
    void acceptsOnlyStatus200ForABlob(String status) {
        try (RawServer server = RawServer.sending("HTTP/1.1 " + status + "\nContent-Length: 5\n\n")) {
            FailureAssert.of(() -> at(server).blobSize(CORE, Digest.of(LAYER))).hasKind(Kind.REJECTED);
        }
    }

    @Test
    void asksForATokenOfTheRepositoryWhereverItsUploadSessionLies() throws Exception {
        String known = "repository:acp/core:pull,push";
        String encoded = "repository%3Aacp%2Fcore%3Apull%2Cpush";
        try (RawServer server = RawServer.respondingWith((head, out) -> {
            String answer;
            if (head.startsWith("GET /token")) {
                String token = head.contains(encoded) ? "good" : "bad";
                answer = "HTTP/1.1 200 OK\n\n{\"expires_in\":0,\"token\":\"" + token + "\"}";
            } else if (!head.contains("Bearer good")) {
                answer = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"/token\"\nContent-Length: 0\n\n";
            } else {
                answer = head.startsWith("POST")
                        ? "HTTP/1.1 202 Accepted\nLocation: /sessions/7?of=" + known + "\nContent-Length: 0\n\n"
                        : "HTTP/1.1 201 Created\nContent-Length: 0\n\n";
            }
            out.write(RawServer.response(answer));
        })) {
            assertThat(layer.through(at(server))).isEqualTo(Registry.PushOutcome.SENT);
        }
    }

    @Test
    void sendsNoContentLengthInAGet() throws Exception {
        try (RawServer server = RawServer.sending("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n")) {
            assertThat(at(server).blobSize(CORE, Digest.of(LAYER))).isEmpty();
            assertThat(server.heads()).noneMatch(head -> head.contains("Content-Length"));
        }
    }
}
