package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.LayerCompression;

/**
 * Options of a copy.
 *
 * @param jobs the maximum number of concurrent uploads
 * @param compression for plain layers of docker-archives
 * @param proof whether the content was verified before
 */
public record CopyOptions(int jobs, LayerCompression compression, Proof proof) {
    /** Whether the content was verified before the copy; it is verified again while it is sent. */
    public enum Proof {
        /** Verified: different bytes mean that the content changed since. */
        CHECKED("copy.changed", "copy.other-bytes-than-before", "copy.see-what-writes"),
        /** Not verified. */
        UNCHECKED("copy.damaged", "copy.other-bytes", "copy.download-again");

        private final String mismatch;
        private final String otherBytes;
        private final String remedy;

        Proof(String mismatch, String otherBytes, String remedy) {
            this.mismatch = mismatch;
            this.otherBytes = otherBytes;
            this.remedy = remedy;
        }

        /**
         * Describes content that does not match.
         *
         * @param place where it is in the package
         */
        Problem mismatch(String place, Message what) {
            return new Problem(Message.of(mismatch, place, what), Message.of(remedy));
        }

        /** Describes bytes of another digest. */
        Message otherBytes(Digest found, Digest expected) {
            return Message.of(otherBytes, found, expected);
        }
    }
}
