package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;

/** Parses OpenPGP packets, binary or in one or more armored blocks. */
final class Packets {
    private static final Pattern BLOCK = Pattern.compile("(?=-----BEGIN PGP )");
    private static final String ARMOR = "-----BEGIN PGP ";
    private static final int MAX_BLOCKS = 10_000;

    private Packets() {}

    /** Returns the packets of a file; fails when it is truncated, damaged or not OpenPGP. */
    static List<Object> of(byte[] bytes) throws IOException {
        List<Object> packets = new ArrayList<>();
        for (byte[] block : blocks(bytes)) {
            try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(block))) {
                JcaPGPObjectFactory factory = new JcaPGPObjectFactory(in);
                for (Object next = factory.nextObject(); next != null; next = factory.nextObject()) {
                    if (packets.size() == MAX_BLOCKS) {
                        throw new UnreadableSignatureException(Message.of("signature.too-many-packets", MAX_BLOCKS));
                    }
                    packets.add(next);
                }
            } catch (RuntimeException e) {
                // Bouncy Castle throws various exceptions for unexpected bytes
                throw (IOException) new UnreadableSignatureException(Message.of("signature.no-openpgp")).initCause(e);
            }
        }
        return packets.stream().filter(packet -> !(packet instanceof PGPMarker)).toList();
    }

    private static List<byte[]> blocks(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(ARMOR)
                ? Stream.of(BLOCK.split(text))
                        .filter(block -> block.startsWith(ARMOR))
                        .map(block -> block.getBytes(StandardCharsets.ISO_8859_1))
                        .toList()
                : List.of(bytes);
    }
}
