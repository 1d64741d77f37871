package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acpupgrade.prep.kubernetes.FieldReader;
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
record ApiResponse(int code, String type, String body, Optional<String> location, Optional<Instant> date) {
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;
    private static final int NOT_FOUND = 404;
    private static final Pattern FORBIDDEN_USER = Pattern.compile("User \"((?:[^\"\\\\]|\\\\.)+)\" cannot ");
    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(
                response.code(),
                header(response, "Content-Type").orElse(""),
                Optional.ofNullable(response.body()).orElse(""),
                header(response, "Location"),
                header(response, "Date").flatMap(ApiResponse::parseDate));
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return Optional.ofNullable(response.header(name));
    }

    private static Optional<Instant> parseDate(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isUnsuccessful() {
        return code >= FIRST_REDIRECT;
    }

    boolean isRedirect() {
        return isUnsuccessful() && code < FIRST_ERROR;
    }

    /** Whether the API server says that what was asked for is not there, an object or a whole kind. */
    boolean isNotFound() {
        return code == NOT_FOUND && !isHtml();
    }

    /** A page for people, which no API server sends. */
    boolean isHtml() {
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
    FieldReader status() {
        return new FieldReader(json());
    }

    /** Who may not, as the API server says in a refusal. */
    Optional<String> forbiddenUser() {
        return Optional.of(FORBIDDEN_USER.matcher(status().textOrEmpty("/message")))
                .filter(Matcher::find)
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"));
    }
}
