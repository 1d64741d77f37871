package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Fault;
import java.util.Optional;

/** Checks the bytes of a file; sees each byte once, in order, while the file is read. */
public interface ContentCheck {
    void update(byte[] bytes, int offset, int length);

    /** Returns the fault found after all bytes were seen; empty when they are correct. */
    Optional<Fault> result();
}
