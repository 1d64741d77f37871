package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.util.regex.Pattern;

/**
 * A repository with a tag or a digest.
 *
 * <p>The registry's host is not part of it, so a reference stays the same when the artifact moves to another registry.
 */
public record Reference(Repository repository, String tagOrDigest) implements Comparable<Reference> {
    private static final int MAX_TAG = 128;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public Reference {
        if (!Digest.isDigest(tagOrDigest) && !TAG.matcher(tagOrDigest).matches()) {
            throw new InvalidValueException(
                    tagOrDigest.length() > MAX_TAG
                            ? Message.of("registry.tag-too-long", tagOrDigest, MAX_TAG)
                            : Message.of("registry.no-tag", tagOrDigest));
        }
    }

    /**
     * Parses {@code [host/]repository(:tag|@digest)} and drops the host: a first segment with a dot or a colon, or
     * {@code localhost}. A tag before a digest is dropped too.
     */
    public static Reference parse(String text) {
        String name = withoutHost(text.strip());
        int at = name.indexOf('@');
        String digest = at < 0 ? "" : name.substring(at + 1);
        String tagged = at < 0 ? name : name.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        String repository = colon < 0 ? tagged : tagged.substring(0, colon);
        if (digest.isEmpty() && colon < 0) {
            throw new InvalidValueException(Message.of("registry.reference-without-tag", text));
        }
        if (at >= 0 && !Digest.isDigest(digest)) {
            throw new InvalidValueException(Message.of("registry.reference-without-digest", text));
        }
        return new Reference(new Repository(repository), digest.isEmpty() ? tagged.substring(colon + 1) : digest);
    }

    private static String withoutHost(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return name;
        }
        String first = name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? name.substring(slash + 1) : name;
    }

    public boolean isTag() {
        return !Digest.isDigest(tagOrDigest);
    }

    public Reference withDigest(Digest digest) {
        return new Reference(repository, digest.toString());
    }

    @Override
    public int compareTo(Reference other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return repository + (isTag() ? ":" : "@") + tagOrDigest;
    }
}
