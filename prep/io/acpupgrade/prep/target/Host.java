package io.acpupgrade.prep.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A host name or an IP address, IPv6 without brackets. */
record Host(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final int LONGEST = 253;

    Host {
        boolean valid = isIpv6(name) ? isRealIpv6(name) : NAME.matcher(name).matches() && name.length() <= LONGEST;
        if (!valid) {
            throw new IllegalArgumentException("'" + name + "' is no host name and no IP address");
        }
    }

    private static boolean isIpv6(String text) {
        return text.contains(":");
    }

    private static boolean isRealIpv6(String text) {
        try {
            // with these characters only, the JDK parses and does not ask the name service
            return IPV6_CHARACTERS.matcher(text).matches()
                    && InetAddress.getByName(text).getAddress().length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** As it stands before a port. */
    String bracketed() {
        return isIpv6(name) ? "[" + name + "]" : name;
    }
}
