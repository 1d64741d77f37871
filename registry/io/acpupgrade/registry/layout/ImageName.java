package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image name in a layout: with a tag, a digest, or both.
 *
 * @param reference to push under; by tag if the name has one
 * @param digest of the manifest, if the name has one
 */
record ImageName(Reference reference, Optional<Digest> digest) {
    private static final String HEX = "[0-9a-f]{64}";
    private static final Pattern NO_NAME = Pattern.compile(
            "((localhost|[^/]*[.:][^/]*)/(library/)?)?((<none>|" + HEX + ")(:<none>|:latest)?|sha256:" + HEX + ")?");

    /**
     * Reads {@code [host/]repository[:tag][@digest]}.
     *
     * @throws IllegalArgumentException when it is not a valid name
     */
    static ImageName parse(String text) {
        int at = text.indexOf('@');
        Reference reference = Reference.parse(text);
        if (at < 0) {
            return new ImageName(reference, Optional.empty());
        }
        String before = text.substring(0, at);
        boolean tagged = before.lastIndexOf(':') > before.lastIndexOf('/');
        return new ImageName(
                tagged ? Reference.parse(before) : reference, Optional.of(Digest.parse(reference.tagOrDigest())));
    }

    /** Whether the text is a placeholder instead of a name: empty, {@code <none>:<none>}, or an image ID. */
    static boolean isNone(String text) {
        return NO_NAME.matcher(text.strip()).matches();
    }

    /** Whether the name can belong to this manifest. */
    boolean isOf(Digest manifest) {
        return digest.isEmpty() || digest.get().equals(manifest);
    }

    /** Describes how the name contradicts this manifest; empty when it does not. */
    Optional<Message> contradiction(Digest manifest) {
        return isOf(manifest) ? Optional.empty() : Optional.of(Message.of("layout.name-points-to", this, manifest));
    }

    @Override
    public String toString() {
        boolean both = digest.isPresent() && reference.isTag();
        return reference + (both ? "@" + digest.get() : "");
    }
}
