package io.acpupgrade.prep.target;

/**
 * When the login that the cluster keeps may be offered to a registry.
 *
 * @param tls whether the registry has to prove who it is
 */
public record ClusterLogin(Consent consent, TlsMode tls) {
    /** What the person who runs the program says of it. */
    public enum Consent {
        /** Nothing: it is for the cluster's own registry, once that has proven who it is. */
        OWN_REGISTRY,
        /** It may go to the registry at hand, whichever that is. */
        ANY_REGISTRY
    }
}
