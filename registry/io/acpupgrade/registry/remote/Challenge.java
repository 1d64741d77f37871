package io.acpupgrade.registry.remote;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a registry wants to be logged in to: one {@code WWW-Authenticate} header (RFC 9110, section 11.6.1). */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

    static Challenge parse(String header) {
        String text = header.strip();
        int space = text.indexOf(' ');
        String scheme = space < 0 ? text : text.substring(0, space);
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(space < 0 ? "" : text.substring(space));
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new Challenge(scheme.toLowerCase(Locale.ROOT), parameters);
    }

    /** Tokens are asked for first, for a registry that takes both. */
    static Optional<Challenge> best(List<String> headers) {
        List<Challenge> all = headers.stream().map(Challenge::parse).toList();
        return all.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst()
                .or(() -> all.stream()
                        .filter(challenge -> challenge.scheme().equals("basic"))
                        .findFirst());
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
