package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The permissions a request needs, in the token protocol: {@code repository:acp/core:pull,push}. The sender declares
 * them, because a URL chosen by the registry need not contain the repository.
 *
 * @param parts one per repository; none for the ping
 */
public record Scope(SortedSet<String> parts) {
    private static final Pattern WORD =
            Pattern.compile("[a-zA-Z0-9()._/-]{1,64}:[!-~&&[^,\"\\\\]]{1,300}:[!-~]{1,100}");
    private static final int MAX_WORDS = 8;

    public static Scope none() {
        return new Scope(new TreeSet<>());
    }

    /**
     * Permission to pull from one repository.
     *
     * @param repository its full name
     */
    public static Scope pull(String repository) {
        return none().and("repository:" + repository + ":pull");
    }

    public static Scope push(String repository) {
        return none().and("repository:" + repository + ":pull,push");
    }

    /** Adds permission to pull from another repository, which a mount needs. */
    public Scope andPull(String repository) {
        return and("repository:" + repository + ":pull");
    }

    private Scope and(String part) {
        SortedSet<String> more = new TreeSet<>(parts);
        more.add(part);
        return new Scope(more);
    }

    /** Adds push permission, so that one token serves both. */
    public Scope withPush() {
        SortedSet<String> pushing = new TreeSet<>();
        parts.forEach(part -> pushing.add(part.endsWith(":pull") ? part + ",push" : part));
        return new Scope(pushing);
    }

    /**
     * Adds the scope that the registry asked for, if it is for other resources: a gateway may know a repository by
     * another name.
     */
    public Scope with(String asked) {
        Scope all = this;
        if (!parts.isEmpty()) {
            for (String word :
                    Stream.of(asked.split(" ", MAX_WORDS + 1)).limit(MAX_WORDS).toList()) {
                if (WORD.matcher(word).matches() && parts.stream().noneMatch(part -> part.startsWith(resource(word)))) {
                    all = all.and(word);
                }
            }
        }
        return all;
    }

    private static String resource(String word) {
        return word.substring(0, word.lastIndexOf(':') + 1);
    }

    public List<String> words() {
        return List.copyOf(parts);
    }

    /** Names the permissions. */
    public Message named() {
        return parts.isEmpty() ? Message.of("http.no-repository") : Message.verbatim(toString());
    }

    @Override
    public String toString() {
        return String.join(" ", parts);
    }
}
