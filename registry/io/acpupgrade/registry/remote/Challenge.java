package io.acpupgrade.registry.remote;

import java.util.List;
import java.util.Map;

/**
 * One way in which a registry wants to be logged in to (RFC 9110, section 11.3).
 *
 * @param scheme in lower case
 * @param parameters their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** All that the lines of {@code WWW-Authenticate} offer, in their order. */
    static List<Challenge> all(List<String> headers) {
        return headers.stream()
                .flatMap(header -> new ChallengeParser(header).challenges().stream())
                .toList();
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
