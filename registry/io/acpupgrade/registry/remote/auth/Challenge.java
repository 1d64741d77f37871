package io.acpupgrade.registry.remote.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way in which a registry wants to be logged in to (RFC 9110, section 11.3).
 *
 * @param scheme as it was written, which is the same in either case
 * @param parameters their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    public Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** All that the lines of {@code WWW-Authenticate} offer, in their order. */
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
