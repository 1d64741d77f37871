package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a registry responds, a request ends, fails as the registry's failure if it fails, and never claims content
 * that the registry does not hold. {@code -Dfuzz.rounds} sets the number of rounds, {@code -Dfuzz.seed} the first seed.
 */
@Tag("any-jdk")
class RegistryAnswersFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 200);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final Repository CORE = new Repository("acp/core");
    private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);
    private static final Descriptor BLOB = Descriptor.of(MediaType.OCI_LAYER_GZIP, LAYER);
    private static final String MANIFEST = "{\"schemaVersion\":2,\"manifests\":[]}";
    private static final Digest MANIFEST_DIGEST = Digest.of(MANIFEST.getBytes(StandardCharsets.UTF_8));

    private static final List<String> STATUSES = List.of(
            "200 OK",
            "200 OK",
            "200 OK",
            "201 Created",
            "202 Accepted",
            "202 Accepted",
            "204 No Content",
            "206 Partial",
            "100 Continue",
            "101 Switching",
            "103 Early",
            "301 M",
            "302 F",
            "303 S",
            "307 T",
            "308 P",
            "304 N",
            "400 Bad",
            "401 Unauthorized",
            "401 Unauthorized",
            "403 F",
            "404 N",
            "404 N",
            "411 L",
            "416 R",
            "417 E",
            "429 T",
            "500 I",
            "501 N",
            "503 U",
            "505 V",
            "507 S",
            "599",
            "999 ?",
            "-5 x",
            "99999999999 x",
            "",
            "abc");
    private static final List<String> HEADERS = List.of(
            "Content-Length: 0",
            "Content-Length: 5",
            "Content-Length: 100000000000000000000000",
            "Content-Length: -1",
            "Content-Length: 99",
            "Content-Length: x",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, x",
            "Location: /v2/acp/core/blobs/uploads/1",
            "Location: ORIGIN/elsewhere?_state=a|b",
            "Location: https:///x",
            "Location: http://127.0.0.1:99999/",
            "Location: http://127.0.0.1:1/x",
            "Location: https://[::1]:1/",
            "Location:",
            "Location: mailto:a@b",
            "Location: //",
            "Location: ?",
            "Location: http://[bad",
            "Location: \u00ff \u0001%zz",
            "Location: http://u:p@127.0.0.1:1/",
            "Location: .",
            "Location: ORIGIN",
            "Location: http://0x7f.1:1/",
            "WWW-Authenticate: Bearer realm=\"ORIGIN/token\",service=x",
            "WWW-Authenticate: Basic realm=x",
            "WWW-Authenticate: Basic realm=x, Bearer realm=\"/token\",scope=\"repository:a/b:pull,push  \u00e4 x:y:z\"",
            "WWW-Authenticate: Bearer",
            "WWW-Authenticate: Bearer realm=\"http://127.0.0.1:99999/\"",
            "WWW-Authenticate: Bearer realm=\"https:///x\"",
            "WWW-Authenticate: Bearer realm=\"\\\\\\\\\\",
            "Docker-Content-Digest: " + BLOB.digest(),
            "Docker-Content-Digest: " + MANIFEST_DIGEST,
            "Docker-Content-Digest: sha256:zz",
            "Docker-Content-Digest: " + Digest.of(new byte[0]),
            "Content-Type: text/html",
            "Content-Type: application/json; charset=\"\u00e4/;",
            "Content-Type: ;;",
            "Content-Encoding: gzip",
            "Retry-After: -1",
            "Retry-After: 99999999999999999999",
            "Retry-After: Sun, 99 x",
            "Link: <<>>; rel=",
            "Range: 5-2",
            "Range: bytes=\u0000",
            "Content-Range: bytes */x",
            "Set-Cookie: a",
            ": x",
            "x",
            "Connection: keep-alive, close, ,",
            "OCI-Chunk-Min-Length: -9",
            "Warning: 299 - \"\u001b[31m");
    private static final List<String> BODIES = List.of(
            "",
            "",
            "{}",
            "layer",
            "{\"token\":\"t\"}",
            "{\"access_token\":\"t\",\"expires_in\":-5}",
            "{\"token\":{\"a\":1},\"expires_in\":\"x\"}",
            "{\"token\":\"a\\r\\nb\",\"expires_in\":1e999}",
            "[]",
            "null",
            "{\"token\":\"t\",\"expires_in\":" + "9".repeat(400) + "}",
            MANIFEST,
            "<html>portal</html>",
            "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}",
            "{\"errors\":[{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"detail\":[1]}]}",
            "{\"errors\":{\"code\":{}}}",
            "{\"errors\":[null,1,\"x\",[]]}",
            "[".repeat(5000),
            "{\"manifests\":" + "[".repeat(5000),
            "{\"schemaVersion\":2,\"manifests\":[{\"digest\":5}]}",
            "{\"schemaVersion\":2,\"manifests\":{\"a\":1}}",
            "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:00\",\"size\":-1},\"layers\":\"x\"}",
            "5\r\nlayer\r\n0\r\n\r\n",
            "fffffffff\r\nlayer",
            "-1\r\n",
            "\u0000\u00ff\u00fe",
            "a".repeat(70_000));

    @Test
    void endsAndBlamesTheRegistryWhateverItAnswers() throws Exception {
        Random random = new Random(SEED);
        AtomicBoolean held = new AtomicBoolean();
        try (RawServer server = RawServer.respondingWith((head, out) -> {
            byte[] answer = answer(random, "http://" + host(head));
            boolean ok = new String(answer, StandardCharsets.ISO_8859_1).contains(" 200");
            held.set(held.get() || ok);
            out.write(answer);
        })) {
            for (int round = 0; round < ROUNDS; round++) {
                random.setSeed(SEED + round);
                held.set(false);
                play(server, round, held);
            }
        }
    }

    private static String host(String head) {
        int start = head.indexOf("Host: ") + "Host: ".length();
        return head.substring(start, head.indexOf('\r', start));
    }

    private static byte[] answer(Random random, String origin) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(any(STATUSES, random)).append("\r\nConnection: close\r\n");
        for (int i = random.nextInt(5); i > 0; i--) {
            head.append(any(HEADERS, random).replace("ORIGIN", origin)).append("\r\n");
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        answer.write(any(BODIES, random).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = answer.toByteArray();
        for (int i = random.nextInt(8) == 0 ? 3 : 0; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static void play(RawServer server, int round, AtomicBoolean held) throws IOException {
        try (RemoteRegistry registry = TestConnection.to(server.origin())
                .as("admin", "open-sesame")
                .stallingAfter(Duration.ofSeconds(10))
                .withoutRetries()) {
            Registry.Body body = out -> out.write(LAYER);
            Reference digest = new Reference(CORE, MANIFEST_DIGEST.toString());
            attempt(round, registry::ping);
            attempt(round, () -> {
                OptionalLong size = registry.blobSize(CORE, BLOB.digest());
                assertThat(size.isEmpty() || held.get())
                        .as("a blob that was never said to be there")
                        .isTrue();
            });
            attempt(
                    round,
                    () -> registry.manifest(digest)
                            .ifPresent(found -> assertThat(found.digest()).isEqualTo(MANIFEST_DIGEST)));
            attempt(round, () -> registry.manifest(new Reference(CORE, "v1")));
            attempt(round, () -> registry.push(CORE, BLOB, Optional.of(new Repository("acp/base")), body));
            attempt(round, () -> registry.push(CORE, MediaType.OCI_LAYER_GZIP, body));
            attempt(round, () -> registry.push(digest, Manifest.parse(MANIFEST.getBytes(StandardCharsets.UTF_8))));
            attempt(round, () -> registry.probePush(CORE));
            attempt(round, () -> registry.listsReferrers(CORE, MANIFEST_DIGEST));
        }
    }

    @FunctionalInterface
    private interface Request {
        void send() throws IOException;
    }

    private static void attempt(int round, Request request) {
        try {
            request.send();
        } catch (RegistryException e) {
            assertThat(e.getMessage()).doesNotContain("open-sesame");
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("-Dfuzz.seed=" + (SEED + round) + " -Dfuzz.rounds=1 shows it again", e);
        }
    }
}
