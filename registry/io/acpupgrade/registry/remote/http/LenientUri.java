package io.acpupgrade.registry.remote.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Parses URLs in which characters are not percent-encoded as they should be. */
final class LenientUri {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private LenientUri() {}

    /** @throws IllegalArgumentException when it is not a URL even after encoding */
    static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create(encoded(text.strip()));
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
