package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;

/**
 * One manifest or blob that a registry does not hold as it should.
 *
 * @param reference the artifact that needs it, and by that the repository it was looked for in
 * @param message what was found, in words
 */
public record Damage(Reference reference, Digest digest, Content content, Problem problem, String message) {
    /** Which of the two things a registry keeps. */
    public enum Content {
        MANIFEST,
        BLOB
    }

    /** What is wrong with it. */
    public enum Problem {
        MISSING("missing"),
        WRONG_SIZE("size mismatch"),
        WRONG_BYTES("digest mismatch"),
        UNREADABLE("unreadable");

        private final String word;

        Problem(String word) {
            this.word = word;
        }

        /** The word for it in reports. */
        public String word() {
            return word;
        }
    }

    public Repository repository() {
        return reference.repository();
    }

    /** Where the reference registry (distribution) keeps these bytes, below the root directory of its storage. */
    public String storagePath() {
        return "docker/registry/v2/blobs/" + digest.algorithm() + "/"
                + digest.hex().substring(0, 2) + "/" + digest.hex() + "/data";
    }
}
