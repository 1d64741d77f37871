package io.acpupgrade.prep.target;

/** A host name or an IP address, IPv6 without brackets. */
record Host(String name) {
    Host {
        try {
            var unused = new io.acpupgrade.registry.Host(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is no host name and no IP address", e);
        }
    }

    /** The host as written before a port. */
    String bracketed() {
        return name.contains(":") ? "[" + name + "]" : name;
    }
}
