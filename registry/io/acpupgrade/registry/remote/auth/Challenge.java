package io.acpupgrade.registry.remote.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One authentication challenge (RFC 9110, section 11.3).
 *
 * @param scheme as written; compared without case
 * @param parameters by lower-case name
 */
record Challenge(String scheme, Map<String, String> parameters) {
    public Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** Parses all challenges of the {@code WWW-Authenticate} lines, in order. */
    static List<Challenge> all(List<String> headers) {
        return headers.stream()
                .flatMap(header -> new ChallengeParser(header).challenges().stream())
                .toList();
    }

    boolean isBearer() {
        return scheme.equalsIgnoreCase("bearer");
    }

    boolean isBasic() {
        return scheme.equalsIgnoreCase("basic");
    }

    Challenge without(String name) {
        Map<String, String> others = new HashMap<>(parameters);
        others.remove(name);
        return new Challenge(scheme, others);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
