package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Another server that the registry referred to, for content or tokens. Failures there name that server and the
 * referral, because the registry's own address is not at fault.
 *
 * @param referral who has named it, with the address that it was asked at; the failure there follows
 */
public record ReferredServer(URI url, Referral referral, Message remedy) {
    /** Failures with the same remedy for every server. */
    private static final Set<Kind> KEEPING_THEIR_REMEDY = Set.of(Kind.TLS, Kind.THROTTLED, Kind.CANCELLED);

    /** Puts the referral before the failure of the server. */
    @FunctionalInterface
    public interface Referral {
        Message before(Message failure);
    }

    /** The server that holds the registry's content. */
    public static ReferredServer storage(URI asked, URI place) {
        return new ReferredServer(
                place,
                failure -> Message.of("http.redirected-to", NetworkErrors.withoutQuery(asked), failure),
                Message.of("http.reach-storage", NetworkErrors.origin(place)));
    }

    /** The registry's token server. */
    public static ReferredServer tokenServer(URI place) {
        return new ReferredServer(
                place,
                failure -> Message.of("http.token-server", failure),
                Message.of("http.reach-token-server", NetworkErrors.origin(place)));
    }

    /**
     * Adds the referral to a failure. Remedies about permissions and TLS names apply to the registry itself only and
     * are replaced.
     */
    public RegistryException failed(RegistryException failure) {
        String origin = NetworkErrors.origin(url);
        Message message = failure.problem().message();
        RegistryException referred = new RegistryException(
                failure.kind() == Kind.DENIED ? Kind.REJECTED : failure.kind(),
                referral.before(message.english().startsWith(origin) ? message : Message.of("during", origin, message)),
                remedy(failure),
                failure.retryAfter());
        referred.initCause(failure);
        return referred;
    }

    private Message remedy(RegistryException failure) {
        if (failure.getCause() instanceof SSLPeerUnverifiedException) {
            return Message.of("http.certificate-for", HostAndPort.of(url).host());
        }
        return KEEPING_THEIR_REMEDY.contains(failure.kind()) ? failure.remedy() : remedy;
    }
}
