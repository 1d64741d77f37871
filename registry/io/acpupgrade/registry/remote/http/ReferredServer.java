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
 * @param referral who has named it, in words that the place follows
 */
public record ReferredServer(URI url, String referral, String remedy) {
    /** Failures with the same remedy for every server. */
    private static final Set<Kind> KEEPING_THEIR_REMEDY = Set.of(Kind.TLS, Kind.THROTTLED, Kind.CANCELLED);

    /** The server that holds the registry's content. */
    public static ReferredServer storage(URI asked, URI place) {
        return new ReferredServer(
                place,
                NetworkErrors.withoutQuery(asked) + ": the registry redirected to ",
                "Make sure that this machine can reach " + NetworkErrors.origin(place)
                        + ", where the registry has its content read (name, network, firewall, clock), or have the"
                        + " registry serve it itself (distribution: storage.redirect.disable).");
    }

    /** The registry's token server. */
    public static ReferredServer tokenServer(URI place) {
        return new ReferredServer(
                place,
                "log in: the registry names as its token server ",
                "Make sure that this machine can reach " + NetworkErrors.origin(place)
                        + ", and see what is configured as the token server of this registry.");
    }

    /**
     * Adds the referral to a failure. Remedies about permissions and TLS names apply to the registry itself only and
     * are replaced.
     */
    public RegistryException failed(RegistryException failure) {
        String origin = NetworkErrors.origin(url);
        String message = String.valueOf(failure.getMessage());
        RegistryException referred = new RegistryException(
                failure.kind() == Kind.DENIED ? Kind.REJECTED : failure.kind(),
                Message.text(referral + (message.startsWith(origin) ? message : origin + ": " + message)),
                Message.text(remedy(failure)),
                failure.retryAfter());
        referred.initCause(failure);
        return referred;
    }

    private String remedy(RegistryException failure) {
        if (failure.getCause() instanceof SSLPeerUnverifiedException) {
            return "Have the certificate there made out for "
                    + HostAndPort.of(url).host()
                    + "; --registry-server-name counts for the registry's own host only.";
        }
        return KEEPING_THEIR_REMEDY.contains(failure.kind()) ? failure.remedy().english() : remedy;
    }
}
