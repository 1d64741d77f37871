package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Host;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The address of a registry, the only one that gets credentials.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param prefix before each repository; empty, or ending with a slash
 * @param aliases other host names of the same registry
 */
public record Endpoint(Scheme scheme, String host, int port, String prefix, Set<String> aliases) {
    /** The URL scheme. */
    public enum Scheme {
        HTTPS(443),
        HTTP(80);

        private final int defaultPort;

        Scheme(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /** Returns the scheme of a URL. */
        static Scheme of(URI url) {
            return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
        }

        public int defaultPort() {
            return defaultPort;
        }
    }

    public Endpoint {
        host = new Host(host).name();
        aliases = aliases.stream().map(alias -> new Host(alias).name()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns {@code host:port}, IPv6 in brackets, for messages and references. */
    public String authority() {
        String literal = new Host(host).bracketed();
        return port == scheme.defaultPort() ? literal : literal + ":" + port;
    }

    /** Returns the address with the prefix. */
    public String name() {
        return authority() + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }

    public URI ping() {
        return base().resolve("/v2/");
    }

    public URI blob(Repository repository, Digest digest) {
        return base().resolve("/v2/" + prefix + repository + "/blobs/" + digest);
    }

    public URI manifest(Reference reference) {
        return base().resolve("/v2/" + prefix + reference.repository() + "/manifests/" + reference.tagOrDigest());
    }

    public URI referrers(Repository repository, Digest subject) {
        return base().resolve("/v2/" + prefix + repository + "/referrers/" + subject);
    }

    public URI uploads(Repository repository) {
        return base().resolve("/v2/" + prefix + repository + "/blobs/uploads/");
    }

    /** Returns the repository's full name in the registry. */
    public String nameOf(Repository repository) {
        return prefix + repository;
    }

    private URI base() {
        return URI.create(scheme.name().toLowerCase(Locale.ROOT) + "://" + authority());
    }

    /** Whether the URL has this registry's host or an alias, with any scheme and port. */
    public boolean isSameHost(URI url) {
        try {
            Host other = HostAndPort.of(url).host().withoutZone();
            return other.equals(new Host(host).withoutZone())
                    || aliases.stream().anyMatch(alias -> other.equals(new Host(alias).withoutZone()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether the URL is this endpoint. Other ports of the host can be other services, but plain HTTP on this host is
     * taken for a gateway that terminates TLS.
     */
    public boolean isThis(URI url) {
        return isSameHost(url) && (HostAndPort.of(url).port() == port || (isDowngrade(url) && url.getPort() < 0));
    }

    /** Whether following the URL would replace TLS by plain HTTP. */
    public boolean isDowngrade(URI url) {
        return scheme == Scheme.HTTPS && "http".equalsIgnoreCase(url.getScheme());
    }

    /**
     * Resolves a {@code Location} header against the request's URL.
     *
     * @throws RegistryException when the header is missing or invalid
     */
    public URI resolve(URI asked, Optional<String> location) throws RegistryException {
        String text = location.orElseThrow(
                () -> badLocation(Message.of("http.no-location", NetworkErrors.withoutQuery(asked))));
        try {
            URI place = asked.resolve(LenientUri.parse(text));
            if (place.getRawPath() == null || place.getRawAuthority() == null) {
                throw new IllegalArgumentException("no host in the URL");
            }
            if ("http".equalsIgnoreCase(place.getScheme()) || "https".equalsIgnoreCase(place.getScheme())) {
                var unused = HostAndPort.of(place);
            }
            return place;
        } catch (IllegalArgumentException e) {
            throw badLocation(Message.of(
                    "http.bad-location", NetworkErrors.withoutQuery(asked), ShortenedText.withoutLogin(text)));
        }
    }

    private static RegistryException badLocation(Message what) {
        return new RegistryException(Kind.REJECTED, what, Message.of("http.see-what-answers"));
    }

    /** Returns the same path and query on this endpoint, the only place that gets credentials. */
    public URI onThisEndpoint(URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return URI.create(base() + path + query);
    }
}
