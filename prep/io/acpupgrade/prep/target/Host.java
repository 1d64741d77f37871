package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidValueException;

/** A host name or an IP address, IPv6 without brackets. */
record Host(String name) {
    Host {
        try {
            var unused = new io.acpupgrade.registry.Host(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(Message.of("target.no-host", name));
        }
    }

    /** The host as written before a port. */
    String bracketed() {
        return name.contains(":") ? "[" + name + "]" : name;
    }
}
