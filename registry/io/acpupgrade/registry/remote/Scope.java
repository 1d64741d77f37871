package io.acpupgrade.registry.remote;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rights that a request needs, in the words of the token protocol: {@code repository:acp/core:pull,push}.
 *
 * @param parts one for each repository that is touched; none for the ping
 */
record Scope(SortedSet<String> parts) {
    private static final Pattern PATH = Pattern.compile("/v2/(.+)/(blobs|manifests|tags|referrers)/.*");
    private static final Pattern MOUNTED_FROM = Pattern.compile("(?:.*&)?from=([^&]+).*");

    /** What this method on this URL needs; a mount needs to read its other repository as well. */
    static Scope of(String method, URI url) {
        SortedSet<String> parts = new TreeSet<>();
        Matcher path = PATH.matcher(url.getPath());
        if (path.matches()) {
            boolean reads = method.equals("GET") || method.equals("HEAD");
            parts.add("repository:" + path.group(1) + (reads ? ":pull" : ":pull,push"));
        }
        Matcher from = MOUNTED_FROM.matcher(url.getRawQuery() == null ? "" : url.getRawQuery());
        if (from.matches()) {
            parts.add("repository:" + URLDecoder.decode(from.group(1), StandardCharsets.UTF_8) + ":pull");
        }
        return new Scope(parts);
    }

    /** The same with the right to write, which a token for both would also have. */
    Scope withPush() {
        SortedSet<String> pushing = new TreeSet<>();
        parts.forEach(part -> pushing.add(part.endsWith(":pull") ? part + ",push" : part));
        return new Scope(pushing);
    }

    List<String> words() {
        return List.copyOf(parts);
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "no repository" : String.join(" ", parts);
    }
}
