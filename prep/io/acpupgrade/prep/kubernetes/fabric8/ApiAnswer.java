package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acpupgrade.prep.kubernetes.Fields;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back from an address where an API server should be; it may be something else.
 *
 * @param location where a redirect leads
 * @param date the time by the server's clock
 */
record ApiAnswer(int code, String type, String body, Optional<String> location, Optional<Instant> date) {
    private static final int FIRST_REFUSAL = 300;
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final Pattern REFUSED_USER = Pattern.compile("User \"((?:[^\"\\\\]|\\\\.)+)\" cannot ");
    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiAnswer of(HttpResponse<String> response) {
        return new ApiAnswer(
                response.code(),
                header(response, "Content-Type").orElse(""),
                Optional.ofNullable(response.body()).orElse(""),
                header(response, "Location"),
                header(response, "Date").flatMap(ApiAnswer::moment));
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return Optional.ofNullable(response.header(name));
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isRefusal() {
        return code >= FIRST_REFUSAL;
    }

    boolean isRedirect() {
        return isRefusal() && code < FIRST_ERROR;
    }

    /** Whether the API server says that what was asked for is not there, an object or a whole kind. */
    boolean isAbsence() {
        return code == NOT_FOUND && !isPage();
    }

    /** A page for people, which no API server sends. */
    boolean isPage() {
        return type.contains("html") || body.stripLeading().startsWith("<");
    }

    /** Whether it is an object of the Kubernetes API, of whatever kind. */
    boolean isObject() {
        return json().path("kind").isTextual();
    }

    /** Missing where the body is not JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The {@code Status} that comes with a refusal, except where something in between refuses. */
    Fields status() {
        return new Fields(json());
    }

    /** Who may not, as the API server says in a refusal. */
    Optional<String> refusedUser() {
        return Optional.of(REFUSED_USER.matcher(status().textOrEmpty("/message")))
                .filter(Matcher::find)
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"));
    }
}
