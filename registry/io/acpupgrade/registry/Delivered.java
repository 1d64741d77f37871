package io.acpupgrade.registry;

/**
 * A blob that the registry holds.
 *
 * @param blob as it is there, which for a compressed layer is not as the package holds it
 * @param bytesSent over the wire to get it there; 0 where it was there
 */
record Delivered(Descriptor blob, Repository repository, long bytesSent) {}
