package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.util.regex.Pattern;

/** The name of a repository within a registry, as in {@code acp/product-image} (OCI distribution-spec, "Pulling"). */
public record Repository(String path) implements Comparable<Repository> {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_LENGTH = 255;

    public Repository {
        if (IMAGE_ID.matcher(path).matches()) {
            throw new InvalidValueException(Message.of("registry.image-id", path));
        }
        if (path.length() > MAX_LENGTH || !NAME.matcher(path).matches()) {
            throw new InvalidValueException(Message.of("registry.no-repository", path));
        }
    }

    /** Returns the last segment of the path, which names the image in any registry. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(Repository other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
