package io.acpupgrade.prep.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The data of a Secret. Keys may be printed; values are only returned by key and never printed. */
public final class SecretData {
    private final Map<String, byte[]> values;

    public SecretData(Map<String, byte[]> values) {
        Map<String, byte[]> copies = new TreeMap<>();
        values.forEach((key, value) -> copies.put(key, value.clone()));
        this.values = copies;
    }

    public Set<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    public Optional<byte[]> bytes(String key) {
        return Optional.ofNullable(values.get(key)).map(byte[]::clone);
    }

    /** A value without the trailing line breaks that {@code echo} and here-strings add; empty where nothing remains. */
    public Optional<String> text(String key) {
        return bytes(key)
                .map(value -> new String(value, StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", ""))
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return keys() + " (hidden)";
    }
}
