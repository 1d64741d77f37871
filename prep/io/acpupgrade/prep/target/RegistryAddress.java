package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidValueException;
import io.acpupgrade.registry.Repository;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry address: {@code HOST[:PORT][/PREFIX]}, IPv6 in brackets.
 *
 * @param host a host name or an IP address, IPv6 without brackets
 * @param prefix precedes every repository name
 */
public record RegistryAddress(String host, OptionalInt port, Optional<String> prefix) {
    private static final Pattern SHAPE =
            Pattern.compile("(?:\\[(?<v6>[^\\]]*)\\]|(?<name>[^:/\\[\\]]+))(?::(?<port>[^/:]*))?(?:/(?<prefix>.*))?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_PORT = 65_535;

    public RegistryAddress {
        host = new Host(host).name();
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > MAX_PORT)) {
            throw noPort(port.getAsInt());
        }
        prefix = prefix.map(path -> new Repository(path).path());
    }

    /** Parses an address; the exception's message says how to correct it. */
    public static RegistryAddress parse(String text) {
        String address = text.strip();
        rejectSchemeAndUserInfo(address);
        Matcher parts = SHAPE.matcher(address);
        if (!parts.matches()) {
            throw new InvalidValueException(Message.of("target.no-address", text));
        }
        String host = Optional.ofNullable(parts.group("v6"))
                .filter(RegistryAddress::looksLikeIpv6)
                .or(() -> Optional.ofNullable(parts.group("name")))
                .orElseThrow(() -> new InvalidValueException(Message.of("target.no-ipv6", text)));
        Optional<String> prefix = Optional.ofNullable(parts.group("prefix"))
                .map(path -> path.replaceAll("/+$", ""))
                .filter(path -> !path.isEmpty());
        return new RegistryAddress(host, port(Optional.ofNullable(parts.group("port"))), prefix);
    }

    private static void rejectSchemeAndUserInfo(String address) {
        // checked first and not quoted, because the text before an @ may hold a password
        if (address.contains("@")) {
            throw new InvalidValueException(Message.of("target.user-info"));
        }
        int scheme = address.indexOf("://");
        if (scheme >= 0) {
            throw new InvalidValueException(Message.of("target.scheme", address, address.substring(0, scheme + 3)));
        }
    }

    private static boolean looksLikeIpv6(String text) {
        return text.contains(":");
    }

    private static OptionalInt port(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!PORT.matcher(text.get()).matches()) {
            throw noPort("'" + text.get() + "'");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    private static InvalidValueException noPort(Object text) {
        return new InvalidValueException(Message.of("target.no-port", text, MAX_PORT));
    }

    /** This address with another host; IPv6 without brackets. */
    public RegistryAddress withHost(String other) {
        return new RegistryAddress(other, port, prefix);
    }

    /** This address, with a port if it has none. */
    public RegistryAddress withDefaultPort(int number) {
        return port.isPresent() ? this : new RegistryAddress(host, OptionalInt.of(number), prefix);
    }

    /** Host and port as written in a URL. */
    public String authority() {
        return new Host(host).bracketed() + (port.isPresent() ? ":" + port.getAsInt() : "");
    }

    @Override
    public String toString() {
        return authority() + prefix.map(path -> "/" + path).orElse("");
    }
}
