package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Message;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What proves the registry's identity.
 *
 * @param anchors the trusted certificates
 * @param acceptedNames the accepted certificate names; one of them must match
 * @param notes sources without usable certificates, one line each
 */
public record Trust(TlsMode mode, Anchors anchors, List<String> acceptedNames, List<Message> notes) {
    public Trust {
        acceptedNames = List.copyOf(acceptedNames);
        notes = List.copyOf(notes);
    }

    /**
     * Trusted certificates and their source.
     *
     * @param certificates trusted in addition to, or instead of, the system's
     */
    public record Anchors(SystemStore systemStore, List<X509Certificate> certificates, Message source) {
        public Anchors {
            certificates = List.copyOf(certificates);
        }
    }

    /** Whether the system's trust store is trusted. */
    public enum SystemStore {
        TRUSTED,
        IGNORED
    }
}
