package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Fault;
import java.util.Optional;

/** Something that a file's bytes have to agree with; it sees each of them once, in order, while the file is read. */
public interface ContentCheck {
    void update(byte[] bytes, int offset, int length);

    /** What is wrong, now that all bytes have been seen; nothing where they agree. */
    Optional<Fault> result();
}
