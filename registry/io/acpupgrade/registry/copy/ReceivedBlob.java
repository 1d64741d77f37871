package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.copy.Damage.Problem;
import java.security.MessageDigest;
import java.util.Optional;

/** Counts and hashes a downloaded blob without keeping it. */
final class ReceivedBlob implements Registry.Receiver {
    private final Descriptor blob;
    private final CopyListener.Progress progress;
    private final MessageDigest computation;
    private long count;

    ReceivedBlob(Descriptor blob, CopyListener.Progress progress) {
        this.blob = blob;
        this.progress = progress;
        this.computation = blob.digest().newComputation();
    }

    @Override
    public long position() {
        return count;
    }

    @Override
    public void restart() {
        count = 0;
        computation.reset();
        progress.restarted();
    }

    @Override
    public void receive(byte[] bytes, int length) {
        computation.update(bytes, 0, length);
        count += length;
        progress.advanced(length);
    }

    /** A mismatch of the downloaded blob. */
    record Fault(Problem problem, Message found) {}

    /** Returns the mismatch, if any; called once, after the download. */
    Optional<Fault> fault() {
        if (count != blob.size()) {
            return Optional.of(new Fault(
                    Problem.SIZE_MISMATCH,
                    count > blob.size()
                            ? Message.of("copy.read-too-many", blob.size())
                            : Message.of("copy.read-too-few", count, blob.size())));
        }
        Digest found = blob.digest().computed(computation);
        return found.equals(blob.digest())
                ? Optional.empty()
                : Optional.of(new Fault(Problem.DIGEST_MISMATCH, Message.of("copy.read-other-bytes", found)));
    }
}
