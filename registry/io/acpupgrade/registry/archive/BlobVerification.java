package io.acpupgrade.registry.archive;

/** How much of a package is verified before it is sent. */
public enum BlobVerification {
    /** Every byte is read and checked against its digest. */
    CHECK,
    /** Only what is needed to send it; every byte that is sent is still checked against its digest. */
    TRUST
}
