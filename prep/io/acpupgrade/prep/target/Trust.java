package io.acpupgrade.prep.target;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom to believe that the registry is the registry.
 *
 * @param anchors the certificates to trust
 * @param acceptedNames the names of which the registry's certificate has to bear one
 * @param notes what was looked for and not found or of no use, a line each
 */
public record Trust(TlsMode mode, Anchors anchors, List<String> acceptedNames, List<String> notes) {
    public Trust {
        acceptedNames = List.copyOf(acceptedNames);
        notes = List.copyOf(notes);
    }

    /**
     * Certificates to trust, and where they come from in words.
     *
     * @param certificates those to trust beside, or instead of, the machine's own
     */
    public record Anchors(SystemStore systemStore, List<X509Certificate> certificates, String source) {
        public Anchors {
            certificates = List.copyOf(certificates);
        }
    }

    /** Whether what the machine trusts anyway is trusted here. */
    public enum SystemStore {
        TRUSTED,
        IGNORED
    }
}
