package io.acpupgrade.registry.archive;

/** How much of a package is looked at before it is sent. */
public enum BlobVerification {
    /** Every byte is read and held against its digest. */
    CHECK,
    /** Only what has to be known to send it; each byte that is sent is held against its digest on its way. */
    TRUST
}
