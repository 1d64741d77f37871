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
            throw refused(
                    asked,
                    redirect,
                    at + (endpoint.isSameHost(place) ? ", another port than the registry's" : ", which is another host")
                            + "; nothing is sent there",
                    "Give the registry's own address with --registry, or have it answer uploads itself.");
        }
        if ("https".equalsIgnoreCase(asked.getScheme()) && !"https".equalsIgnoreCase(place.getScheme())) {
            throw refused(
                    asked,
                    redirect,
                    at + " over plain HTTP, where anybody can change what is read",
                    "Have the registry, or its storage, send clients to https addresses.");
        }
        return place;
    }

    private URI permitted(URI asked, BufferedResponse redirect, URI place) throws RegistryException {
        if (reads() || KEEPING_THE_METHOD.contains(redirect.status())) {
            return place;
        }
        throw refused(
                asked,
                redirect,
                place.getPath() + " of the same registry, which turns a " + method + " into a GET",
                "Have what is before the registry answer with 307 or 308, which keep method and body.");
    }

    private static HostAndPort hostOf(URI asked, URI place) throws RegistryException {
        try {
            return HostAndPort.of(place);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    Kind.REJECTED,
                    Message.text(NetworkErrors.withoutQuery(asked) + ": the Location in the answer cannot be used: "
                            + e.getMessage()),
                    Message.text("See how the registry, or a proxy before it, is configured."));
        }
    }

    private static RegistryException refused(URI asked, BufferedResponse redirect, String where, String remedy) {
        return new RegistryException(
                Kind.REJECTED,
                Message.text(NetworkErrors.withoutQuery(asked) + ": HTTP " + redirect.status() + " to " + where),
                Message.text(remedy));
    }

    public static RegistryException tooMany(URI url) {
        return new RegistryException(
                Kind.REJECTED,
                Message.text(NetworkErrors.withoutQuery(url) + ": redirected more than " + MAX_REDIRECTS + " times"),
                Message.text("See how the registry, or a proxy before it, is configured."));
    }
}
