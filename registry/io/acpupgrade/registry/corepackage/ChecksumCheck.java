package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.ContentCheck;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Checks a file against its checksum. */
final class ChecksumCheck implements ContentCheck {
    private final Path file;
    private final Digest expected;
    private final MessageDigest computation;

    ChecksumCheck(Path file, Digest expected) {
        this.file = file;
        this.expected = expected;
        this.computation = expected.newComputation();
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        computation.update(bytes, offset, length);
    }

    @Override
    public Optional<Fault> result() {
        Digest actual = new Digest(expected.algorithm(), HexFormat.of().formatHex(computation.digest()));
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of(new Fault(
                        file.toString(),
                        new Problem(
                                Message.of("corepackage.checksum-differs", actual, expected),
                                Message.of("archive.download-again"))));
    }
}
