package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/** How the connection to the registry is protected. */
public enum TlsMode {
    VERIFIED,
    UNVERIFIED,
    PLAIN_HTTP;

    /** A warning to print on each run. */
    public Optional<Message> warning() {
        return switch (this) {
            case VERIFIED -> Optional.empty();
            case UNVERIFIED ->
                Optional.of("--insecure-skip-tls-verify: whoever stands between here and the registry can read the"
                                + " credentials and change what is pushed. --registry-ca FILE is the safe way.")
                        .map(Message::text);
            case PLAIN_HTTP ->
                Optional.of("--plain-http: credentials and images cross the network unencrypted, for everyone to read"
                                + " and to change.")
                        .map(Message::text);
        };
    }
}
