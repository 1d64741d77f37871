package io.acpupgrade.prep.target;

/**
 * When the cluster's stored login may be sent to a registry.
 *
 * @param tls whether the registry's certificate is verified
 */
public record ClusterLogin(Consent consent, TlsMode tls) {
    /** What the user allows. */
    public enum Consent {
        /** Only the cluster's own registry may get it, once its certificate is verified. */
        OWN_REGISTRY,
        /** Any registry may get it. */
        ANY_REGISTRY
    }
}
