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
        MANIFEST("copy.manifest"),
        BLOB("copy.blob");

        private final String code;

        Content(String code) {
            this.code = code;
        }

        /** Names the content, as in {@code blob sha256:…}. */
        Message named(Digest digest) {
            return Message.of(code, digest);
        }
    }

    /** The kind of damage. */
    public enum Problem {
        MISSING("copy.missing-though"),
        SIZE_MISMATCH("copy.wrong-size"),
        DIGEST_MISMATCH("copy.wrong-bytes"),
        UNREADABLE("copy.unreadable-there");

        private final String code;

        Problem(String code) {
            this.code = code;
        }

        /** Returns the value used in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Describes it, as in {@code blob sha256:… is damaged (wrong size): …}. */
        Message of(Content content, Digest digest, Message found) {
            return Message.of(code, content.named(digest), found);
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
