package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name or IP address in canonical spelling, so that two hosts are equal when their texts are. DNS is never
 * queried.
 *
 * <p>Names are lower case without a trailing dot; IPv4 addresses are four decimal numbers, IPv4-mapped IPv6 addresses
 * included; IPv6 addresses follow RFC 5952, without brackets, and keep their zone.
 */
public record Host(String name) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final String ENCODED_PERCENT = "25";
    private static final int MAX_LENGTH = 253;

    /** @param name in any spelling, IPv6 with or without brackets */
    public Host {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        boolean bracketed = bare.length() < name.length();
        name = (bare.contains(":") ? ipv6(bare) : bracketed ? Optional.<String>empty() : ipv4OrName(bare))
                .orElseThrow(Host::noHost);
    }

    private static IllegalArgumentException noHost() {
        return new InvalidValueException(Message.of("registry.no-host"));
    }

    private static Optional<String> ipv4OrName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        String[] labels = name.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            return ipv4(labels);
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return Optional.empty();
            }
        }
        return name.length() <= MAX_LENGTH ? Optional.of(name) : Optional.empty();
    }

    /**
     * Reads up to four numbers as inet_aton does: the last one fills the remaining bytes. Hexadecimal and octal numbers
     * are refused, because programs disagree on them.
     */
    private static Optional<String> ipv4(String[] parts) {
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            int bits = i < parts.length - 1 ? 8 : 8 * (5 - parts.length);
            if (parts.length > 4 || !DECIMAL.matcher(parts[i]).matches() || Long.parseLong(parts[i]) >> bits != 0) {
                return Optional.empty();
            }
            address = address << bits | Long.parseLong(parts[i]);
        }
        return Optional.of(dotted(address));
    }

    private static String dotted(long address) {
        return (address >> 24) + "." + ((address >> 16) & 0xff) + "." + ((address >> 8) & 0xff) + "."
                + (address & 0xff);
    }

    private static Optional<String> ipv6(String text) {
        int percent = text.indexOf('%');
        String address = (percent < 0 ? text : text.substring(0, percent)).toLowerCase(Locale.ROOT);
        String zone = percent < 0 ? "" : text.substring(percent + 1);
        if (zone.startsWith(ENCODED_PERCENT) && zone.length() > ENCODED_PERCENT.length()) {
            zone = zone.substring(ENCODED_PERCENT.length());
        }
        if (!IPV6.matcher(address).matches()
                || (percent >= 0 && !ZONE.matcher(zone).matches())) {
            return Optional.empty();
        }
        String suffix = percent < 0 ? "" : "%" + zone;
        return bytes(address).map(bytes -> canonical(bytes, suffix));
    }

    /** The JDK parses text with these characters and a colon as an address, without a DNS query. */
    private static Optional<byte[]> bytes(String address) {
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String canonical(byte[] bytes, String zone) {
        if (bytes.length == 4) {
            long address = 0;
            for (byte part : bytes) {
                address = address << 8 | (part & 0xff);
            }
            return dotted(address);
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        return compressed(groups) + zone;
    }

    /** Replaces the longest (and first) run of zeros by {@code ::} (RFC 5952, section 4.2). */
    private static String compressed(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < groups.length; i++) {
            int run = 0;
            while (i + run < groups.length && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return start < 0 ? hex(groups, 0, 8) : hex(groups, 0, start) + "::" + hex(groups, start + length, 8);
    }

    private static String hex(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Returns the host without its zone, which has a meaning on this machine only. */
    public Host withoutZone() {
        int percent = name.indexOf('%');
        return percent < 0 ? this : new Host(name.substring(0, percent));
    }

    /** Returns the host as written before a port, IPv6 in brackets. */
    public String bracketed() {
        return name.contains(":") ? "[" + name + "]" : name;
    }

    @Override
    public String toString() {
        return name;
    }
}
