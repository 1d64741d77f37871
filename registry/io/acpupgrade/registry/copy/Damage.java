package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import java.util.Locale;

/**
 * One manifest or blob that is missing or damaged in the registry.
 *
 * @param reference the artifact that needs it; its repository was searched
 * @param message a description for people
 */
public record Damage(Reference reference, Digest digest, Content content, Problem problem, Message message) {
    /** The kind of content. */
    public enum Content {
        MANIFEST,
        BLOB
    }

    /** The kind of damage. */
    public enum Problem {
        MISSING("missing", "missing"),
        WRONG_SIZE("size mismatch", "wrong size"),
        WRONG_BYTES("digest mismatch", "digest mismatch"),
        UNREADABLE("unreadable", "unreadable");

        private final String word;
        private final String plain;

        Problem(String word, String plain) {
            this.word = word;
            this.plain = plain;
        }

        /** Returns the value used in reports. */
        public String word() {
            return word;
        }

        /** Describes it in words, as in {@code blob sha256:… is damaged (wrong size): …}. */
        String of(Content content, Digest digest, String found) {
            String what = this == MISSING ? " is missing, " : " is damaged (" + plain + "): ";
            return content.name().toLowerCase(Locale.ROOT) + " " + digest + what + found;
        }
    }

    public Repository repository() {
        return reference.repository();
    }

    /** Returns the path of these bytes in the storage of the reference registry (distribution). */
    public String storagePath() {
        return "docker/registry/v2/blobs/" + digest.algorithm() + "/"
                + digest.hex().substring(0, 2) + "/" + digest.hex() + "/data";
    }
}
