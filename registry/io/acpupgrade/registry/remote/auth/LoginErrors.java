package io.acpupgrade.registry.remote.auth;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import io.acpupgrade.registry.remote.http.ShortenedText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Creates the exceptions for failed logins: refused credentials, or no supported authentication scheme. */
final class LoginErrors {
    private static final String CHECK_CREDENTIALS =
            "Check user and password (--username with --password-stdin, REGISTRY_USERNAME and REGISTRY_PASSWORD, or the"
                    + " Secret cpaas-system/registry-admin).";
    private static final String OFFER_OTHERS =
            "Have it, or the proxy before it, offer Basic or Bearer (tokens) to this machine as well.";

    private LoginErrors() {}

    /**
     * Creates the exception for a 401 of the registry.
     *
     * @param sent the header that was refused; such a refusal need not repeat the challenge
     */
    static RegistryException refused(String user, URI url, BufferedResponse answer, Optional<String> sent) {
        String what = what(url, answer);
        List<Challenge> offered = Challenge.all(answer.headers("WWW-Authenticate"));
        if (offered.isEmpty() && sent.isEmpty()) {
            return unauthorized(
                    user,
                    "the registry asks for a login and names no way to log in " + what,
                    "Check the address (--registry). Have the registry, or the proxy before it, send WWW-Authenticate"
                            + " with its 401.");
        }
        return refused(user, "the registry", offered, what);
    }

    /** Creates the exception for a 401 or 403 of the token server, which gets the password without a challenge. */
    static RegistryException refusedToken(String user, BufferedResponse answer) {
        List<Challenge> offered = Challenge.all(answer.headers("WWW-Authenticate"));
        return refused(user, "the token server", offered, what(answer.url(), answer));
    }

    private static RegistryException refused(String user, String who, List<Challenge> offered, String what) {
        boolean unspoken = !offered.isEmpty() && offered.stream().noneMatch(way -> way.isBasic() || way.isBearer());
        if (unspoken) {
            List<String> schemes =
                    offered.stream().map(Challenge::scheme).distinct().toList();
            return unauthorized(
                    user,
                    who + " offers only " + ShortenedText.shortened(String.join(", ", schemes))
                            + ", which this program does not speak " + what,
                    OFFER_OTHERS);
        }
        return unauthorized(user, who + " refused " + what, CHECK_CREDENTIALS);
    }

    private static String what(URI url, BufferedResponse answer) {
        return "(" + NetworkErrors.withoutQuery(url) + ": " + RegistryErrors.describe(answer) + ")";
    }

    private static RegistryException unauthorized(String user, String message, String remedy) {
        return new RegistryException(
                Kind.UNAUTHORIZED, Message.text("log in as " + user + ": " + message), Message.text(remedy));
    }
}
