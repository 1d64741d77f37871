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
    private LoginErrors() {}

    /**
     * Creates the exception for a 401 of the registry.
     *
     * @param sent the header that was refused; such a refusal need not repeat the challenge
     */
    static RegistryException refused(Message user, URI url, BufferedResponse answer, Optional<String> sent) {
        Message what = what(url, answer);
        List<Challenge> offered = Challenge.all(answer.headers("WWW-Authenticate"));
        if (offered.isEmpty() && sent.isEmpty()) {
            return unauthorized(Message.of("auth.no-challenge", user, what), Message.of("auth.send-challenge"));
        }
        return refused(user, Message.of("auth.registry"), offered, what);
    }

    /** Creates the exception for a 401 or 403 of the token server, which gets the password without a challenge. */
    static RegistryException refusedToken(Message user, BufferedResponse answer) {
        List<Challenge> offered = Challenge.all(answer.headers("WWW-Authenticate"));
        return refused(user, Message.of("auth.token-server"), offered, what(answer.url(), answer));
    }

    private static RegistryException refused(Message user, Message who, List<Challenge> offered, Message what) {
        boolean unspoken = !offered.isEmpty() && offered.stream().noneMatch(way -> way.isBasic() || way.isBearer());
        if (unspoken) {
            List<String> schemes =
                    offered.stream().map(Challenge::scheme).distinct().toList();
            return unauthorized(
                    Message.of(
                            "auth.unsupported", user, who, ShortenedText.shortened(String.join(", ", schemes)), what),
                    Message.of("auth.offer-others"));
        }
        return unauthorized(Message.of("auth.refused", user, who, what), Message.of("auth.check-credentials"));
    }

    private static Message what(URI url, BufferedResponse answer) {
        return Message.of("during", NetworkErrors.withoutQuery(url), RegistryErrors.describe(answer));
    }

    private static RegistryException unauthorized(Message message, Message remedy) {
        return new RegistryException(Kind.UNAUTHORIZED, message, remedy);
    }
}
