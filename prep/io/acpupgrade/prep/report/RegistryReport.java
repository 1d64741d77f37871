package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.problem.Message;
import java.util.List;

/**
 * The registry of a run.
 *
 * @param reasons why it is this one
 * @param login the user, and where the login comes from; never a password
 * @param tls how its certificate is verified
 */
public record RegistryReport(
        String address,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> reasons,
        Message login,
        Message tls) {
    public RegistryReport {
        reasons = List.copyOf(reasons);
    }
}
