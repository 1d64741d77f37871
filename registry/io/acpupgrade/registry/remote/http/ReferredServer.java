package io.acpupgrade.registry.remote.http;

import io.acpupgrade.registry.HostAndPort;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A place besides its own address that the registry has named, for its content or for its tokens: what fails there is told
 * of that place, with who named it, for the registry's own address is not at fault.
 *
 * @param referral who has named it, in words that the place follows
 */
public record ReferredServer(URI url, String referral, String remedy) {
    /** Kinds whose remedy is the same at every place. */
    private static final Set<Kind> KEEPING_THEIR_REMEDY = Set.of(Kind.TLS, Kind.THROTTLED, Kind.CANCELLED);

    /** Where the registry has its content read. */
    public static ReferredServer storage(URI asked, URI place) {
        return new ReferredServer(
                place,
                NetworkErrors.withoutQuery(asked) + ": the registry redirected to ",
                "Make sure that this machine can reach " + NetworkErrors.origin(place)
                        + ", where the registry has its content read (name, network, firewall, clock), or have the"
                        + " registry serve it itself (distribution: storage.redirect.disable).");
    }

    /** Where the registry has its tokens given out. */
    public static ReferredServer tokenServer(URI place) {
        return new ReferredServer(
                place,
                "log in: the registry names as its token server ",
                "Make sure that this machine can reach " + NetworkErrors.origin(place)
                        + ", and see what is configured as the token server of this registry.");
    }

    /**
     * That a login lacks a right is for the registry alone to say; under which other name it is known, too, is said of
     * the registry's host alone.
     */
    public RegistryException failed(RegistryException failure) {
        String origin = NetworkErrors.origin(url);
        String message = String.valueOf(failure.getMessage());
        RegistryException told = new RegistryException(
                failure.kind() == Kind.DENIED ? Kind.REJECTED : failure.kind(),
                referral + (message.startsWith(origin) ? message : origin + ": " + message),
                remedy(failure),
                failure.retryAfter());
        told.initCause(failure);
        return told;
    }

    private String remedy(RegistryException failure) {
        if (failure.getCause() instanceof SSLPeerUnverifiedException) {
            return "Have the certificate there made out for "
                    + HostAndPort.of(url).host()
                    + "; --registry-server-name counts for the registry's own host only.";
        }
        return KEEPING_THEIR_REMEDY.contains(failure.kind()) ? failure.remedy() : remedy;
    }
}
