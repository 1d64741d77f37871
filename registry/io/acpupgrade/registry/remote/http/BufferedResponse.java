package io.acpupgrade.registry.remote.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A response read to its end, so that the connection can be reused; the body is limited. */
public final class BufferedResponse {
    private final URI url;
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private BufferedResponse(URI url, int status, Map<String, List<String>> headers, byte[] body) {
        this.url = url;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static BufferedResponse of(PooledResponse response, int bound) throws IOException {
        try {
            InputStream content = response.getContent();
            byte[] body = content == null ? new byte[0] : content.readNBytes(bound);
            return new BufferedResponse(response.url(), response.getStatusCode(), headers(response), body);
        } finally {
            response.disconnect();
        }
    }

    private static Map<String, List<String>> headers(PooledResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < response.getHeaderCount(); i++) {
            headers.computeIfAbsent(response.getHeaderName(i), key -> new ArrayList<>())
                    .add(response.getHeaderValue(i));
        }
        return headers;
    }

    /** Returns the URL that responded. */
    public URI url() {
        return url;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /**
     * Returns {@code Content-Length}, which for a HEAD is the size of the content; {@link PooledResponse} has validated
     * it.
     */
    public OptionalLong length() {
        return header("Content-Length").stream()
                .mapToLong(text -> Long.parseLong(text.strip()))
                .findFirst();
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
