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
 * An HTTP response from what should be an API server, and may be something else.
 *
 * @param location the target of a redirect
 * @param date the server's time
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

    /** Whether the API server reports that the object or its kind does not exist. */
    boolean isNotFound() {
        return code == NOT_FOUND && !isHtml();
    }

    /** Whether this is a web page, which no API server sends. */
    boolean isHtml() {
        return type.contains("html") || body.stripLeading().startsWith("<");
    }

    /** Whether the body is a Kubernetes object of any kind. */
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

    /** The {@code Status} of an error; empty where a proxy answered instead. */
    FieldReader status() {
        return new FieldReader(json());
    }

    /** The user that the API server names when it denies a request. */
    Optional<String> forbiddenUser() {
        return Optional.of(FORBIDDEN_USER.matcher(status().textOrEmpty("/message")))
                .filter(Matcher::find)
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"));
    }
}
