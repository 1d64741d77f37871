package io.acpupgrade.registry.remote.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password; never printed. */
public record Credentials(String username, String password) {
    public String basic() {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return username + ":***";
    }
}
