package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The user's TLS options.
 *
 * @param caFile a PEM file of the only certificates to trust
 * @param serverName the name that the certificate must have, whatever the host is
 */
public record TlsOptions(TlsMode mode, Optional<Path> caFile, Optional<String> serverName) {
    public static TlsOptions verified() {
        return new TlsOptions(TlsMode.VERIFIED, Optional.empty(), Optional.empty());
    }

    void validate() throws UsageException {
        if (mode != TlsMode.VERIFIED && (caFile.isPresent() || serverName.isPresent())) {
            throw new UsageException(
                    mode == TlsMode.PLAIN_HTTP
                            ? Message.of("target.verified-plain-http")
                            : Message.of("target.verified-insecure"),
                    Message.of("target.leave-out-one"));
        }
    }
}
