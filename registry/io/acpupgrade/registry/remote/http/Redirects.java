package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.net.URI;
import java.util.Set;

/**
 * Decides which redirects are followed. Reads follow to any host, but never from TLS to plain HTTP. Writes follow
 * within the registry only, with statuses that keep method and body.
 */
public record Redirects(Endpoint endpoint, String method) {
    public static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEPING_THE_METHOD = Set.of(307, 308);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    public static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    public boolean reads() {
        return READING.contains(method);
    }

    /** Returns the next URL of a redirected request. */
    public URI next(URI asked, BufferedResponse redirect) throws RegistryException {
        URI place = endpoint.resolve(asked, redirect.header("Location"));
        HostAndPort at = hostOf(asked, place);
        if (endpoint.isThis(place)) {
            return permitted(asked, redirect, endpoint.onThisEndpoint(place));
        }
        if (!reads()) {
            String from = NetworkErrors.withoutQuery(asked);
            throw refused(
                    endpoint.isSameHost(place)
                            ? Message.of("http.redirect-other-port", from, redirect.status(), at)
                            : Message.of("http.redirect-other-host", from, redirect.status(), at),
                    Message.of("http.own-address"));
        }
        if ("https".equalsIgnoreCase(asked.getScheme()) && !"https".equalsIgnoreCase(place.getScheme())) {
            throw refused(
                    Message.of("http.redirect-plain", NetworkErrors.withoutQuery(asked), redirect.status(), at),
                    Message.of("http.redirect-to-https"));
        }
        return place;
    }

    private URI permitted(URI asked, BufferedResponse redirect, URI place) throws RegistryException {
        if (reads() || KEEPING_THE_METHOD.contains(redirect.status())) {
            return place;
        }
        throw refused(
                Message.of(
                        "http.redirect-to-get",
                        NetworkErrors.withoutQuery(asked),
                        redirect.status(),
                        place.getPath(),
                        method),
                Message.of("http.keep-method"));
    }

    private static HostAndPort hostOf(URI asked, URI place) throws RegistryException {
        try {
            return HostAndPort.of(place);
        } catch (IllegalArgumentException e) {
            throw refused(
                    Message.of("http.unusable-location", NetworkErrors.withoutQuery(asked), Message.of(e)),
                    Message.of("http.see-configuration"));
        }
    }

    private static RegistryException refused(Message message, Message remedy) {
        return new RegistryException(Kind.REJECTED, message, remedy);
    }

    public static RegistryException tooMany(URI url) {
        return refused(
                Message.of("http.redirects", NetworkErrors.withoutQuery(url), MAX_REDIRECTS),
                Message.of("http.see-configuration"));
    }
}
