package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.net.URI;
import java.util.regex.Pattern;

/** The address of a server; two addresses in different spellings are equal. */
public record HostAndPort(Host host, int port) {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public HostAndPort {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidValueException(Message.of("registry.no-port", port, HIGHEST_PORT));
        }
    }

    /**
     * Reads {@code HOST[:PORT]}, an IPv6 address in brackets.
     *
     * @param defaultPort used when the text has no port
     */
    public static HostAndPort parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, colon) : text;
        if (host.contains(":") && !host.startsWith("[")) {
            throw new InvalidValueException(Message.of("registry.ipv6-brackets"));
        }
        return new HostAndPort(new Host(host), hasPort ? port(text.substring(colon + 1), defaultPort) : defaultPort);
    }

    /** A trailing colon without a port is allowed in URLs. */
    private static int port(String text, int defaultPort) {
        if (text.isEmpty()) {
            return defaultPort;
        }
        if (!PORT.matcher(text).matches()) {
            throw new InvalidValueException(Message.of("registry.port-range", HIGHEST_PORT));
        }
        return Integer.parseInt(text);
    }

    /**
     * Returns the server of an HTTP URL. {@link URI#getHost} returns null for some names, such as those with
     * underscores; this method does not.
     *
     * @throws IllegalArgumentException when the URL is relative, has another scheme, or has no valid host and port
     */
    public static HostAndPort of(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if ((!tls && !"http".equalsIgnoreCase(url.getScheme())) || url.getRawAuthority() == null) {
            throw new InvalidValueException(Message.of("registry.no-http-url"));
        }
        String authority = url.getRawAuthority();
        return parse(authority.substring(authority.lastIndexOf('@') + 1), tls ? HTTPS : HTTP);
    }

    /** {@code HOST:PORT}, IPv6 in brackets, as it goes into a URL. */
    @Override
    public String toString() {
        return host.bracketed() + ":" + port;
    }
}
