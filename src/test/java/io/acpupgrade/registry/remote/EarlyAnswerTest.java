package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.RegistryException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers written in Go respond within a body that they will not read to its end, and close the connection. */
class EarlyAnswerTest {
    private static final String NO_SPACE =
            "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"write /data: no space left on device\"}]}";

    @ParameterizedTest
    @ValueSource(ints = {600_000, 24 << 20})
    void reportsAFullDiskWhileStillSending(int size) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            Thread server = new Thread(() -> serve(listener));
            server.start();
            TestConnection dial = TestConnection.to("http://127.0.0.1:" + listener.getLocalPort());

            // Then
            FailureAssert.of(() -> BlobPush.of(InMemoryBlobs.randomAccess().layer(1, size))
                            .through(dial.withoutRetries()))
                    .hasKind(Kind.FULL)
                    .mentions("HTTP 500 UNKNOWN write /data: no space left on device");
            server.join();
        }
    }

    @Test
    void reportsABrokenConnectionWithoutAResponse() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> hangUp(listener));
            server.start();
            TestConnection dial = TestConnection.to("http://127.0.0.1:" + listener.getLocalPort());
            FailureAssert.of(() -> BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 600_000))
                            .through(dial.withoutRetries()))
                    .hasKind(Kind.UNREACHABLE)
                    .mentions("the connection broke");
            server.join();
        }
    }

    private static void serve(ServerSocket listener) {
        try (listener;
                Socket client = listener.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1024);
            skipHead(in);
            say(client, "HTTP/1.1 202 Accepted\r\nLocation: /v2/acp/core/blobs/uploads/1\r\nContent-Length: 0\r\n\r\n");
            skipHead(in);
            say(client, "HTTP/1.1 100 Continue\r\n\r\n");
            in.read(new char[1024]);
            say(
                    client,
                    "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: " + NO_SPACE.length()
                            + "\r\n\r\n" + NO_SPACE);
            client.shutdownOutput();
            Thread.sleep(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hangUp(ServerSocket listener) {
        try (listener;
                Socket client = listener.accept()) {
            client.getInputStream().read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void skipHead(BufferedReader in) throws IOException {
        while (!in.readLine().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
