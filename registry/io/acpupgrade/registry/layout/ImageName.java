package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as a layout writes it: with a tag, a digest, or both.
 *
 * @param reference the name to push under: by its tag where it has one
 * @param digest what the name says of the manifest that it stands for
 */
record ImageName(Reference reference, Optional<Digest> digest) {
    private static final String HEX = "[0-9a-f]{64}";
    private static final Pattern NO_NAME = Pattern.compile(
            "((localhost|[^/]*[.:][^/]*)/(library/)?)?((<none>|" + HEX + ")(:<none>|:latest)?|sha256:" + HEX + ")?");

    /**
     * Reads {@code [host/]repository[:tag][@digest]}.
     *
     * @throws IllegalArgumentException where it is none
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

    /** Whether the text stands where a name would, but is none: empty, {@code <none>:<none>}, or the ID of an image. */
    static boolean isNone(String text) {
        return NO_NAME.matcher(text.strip()).matches();
    }

    /** Whether the name may stand for this manifest. */
    boolean isOf(Digest manifest) {
        return digest.isEmpty() || digest.get().equals(manifest);
    }

    /** In which way the name is wrong about this manifest; nothing where it is not. */
    Optional<String> contradiction(Digest manifest) {
        return isOf(manifest) ? Optional.empty() : Optional.of("the name '" + this + "' stands for " + manifest);
    }

    @Override
    public String toString() {
        boolean both = digest.isPresent() && reference.isTag();
        return reference + (both ? "@" + digest.get() : "");
    }
}
