package io.acpupgrade.prep.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment as the user set it. {@code upgrade.sh} takes the password out of it, so that no child of this process
 * inherits it and none of its neighbours finds it, and hands it over through a pipe.
 */
public final class ProcessEnvironment {
    private static final String PASSWORD = "REGISTRY_PASSWORD";
    /** Linux allows a variable 128 KB. */
    private static final int LONGEST = 256 << 10;

    private ProcessEnvironment() {}

    /**
     * The environment as the user set it.
     *
     * @param password the name of that pipe
     */
    public static Map<String, String> of(Map<String, String> variables, Optional<String> password) {
        if (password.isEmpty()) {
            return variables;
        }
        try (InputStream pipe = Files.newInputStream(Path.of(password.get()))) {
            Map<String, String> all = new HashMap<>(variables);
            all.put(PASSWORD, new String(pipe.readNBytes(LONGEST), StandardCharsets.UTF_8));
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new IllegalStateException("the password that the script handed over cannot be read", e);
        }
    }
}
