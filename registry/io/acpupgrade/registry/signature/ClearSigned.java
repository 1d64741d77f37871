package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A clear-signed text, as {@code gpg --clearsign} writes it (RFC 9580, section 7). Text before and after it is ignored.
 */
public final class ClearSigned {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";
    private static final Pattern MARK =
            Pattern.compile("^(\u00ef\u00bb\u00bf)?" + BEGIN + "[ \t\r]*$", Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern BLANKS = Pattern.compile("[ \t\r]+\\z");
    private static final String ESCAPE = "- ";

    private final byte[] text;
    private final byte[] signature;

    private ClearSigned(String text, String signature) {
        this.text = bytes(text);
        this.signature = bytes(signature);
    }

    /** Whether the file contains a clear-signed text, valid or not. */
    public static boolean isOne(byte[] file) {
        return MARK.matcher(text(file)).find();
    }

    /**
     * Parses the first clear-signed text of a file.
     *
     * @throws IOException with a clause about the file when it is truncated or ambiguous
     */
    public static ClearSigned parse(byte[] file) throws IOException {
        Iterator<String> lines =
                List.of(MARK.split(text(file), 2)[1].split("\n", -1)).iterator();
        lines.next(); // skips the rest of the marker's line
        for (String header = next(lines); !header.isEmpty(); header = next(lines)) {
            if (!header.startsWith("Hash:")) {
                throw new UnreadableSignatureException(Message.of("signature.other-headers"));
            }
        }
        List<String> signed = new ArrayList<>();
        for (String line = next(lines); !line.equals(SIGNATURE); line = next(lines)) {
            signed.add(unescaped(line));
        }
        StringBuilder armor = new StringBuilder(SIGNATURE + "\n");
        for (String line = next(lines); !line.equals(END); line = next(lines)) {
            armor.append(line).append('\n');
        }
        return new ClearSigned(String.join("\r\n", signed), armor + END + "\n");
    }

    /** Returns the signed lines in canonical form: without trailing blanks, separated by CRLF. */
    public byte[] text() {
        return text.clone();
    }

    /** Returns the armored signature. */
    byte[] signature() {
        return signature.clone();
    }

    private static String next(Iterator<String> lines) throws IOException {
        if (!lines.hasNext()) {
            throw new UnreadableSignatureException(Message.of("signature.cut-off"));
        }
        return BLANKS.matcher(lines.next()).replaceAll("");
    }

    /** Removes dash escaping, which keeps lines from looking like markers. */
    private static String unescaped(String line) throws IOException {
        if (line.startsWith(ESCAPE)) {
            return line.substring(ESCAPE.length());
        }
        if (line.startsWith("-")) {
            throw new UnreadableSignatureException(Message.of("signature.unescaped-dash"));
        }
        return line;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
