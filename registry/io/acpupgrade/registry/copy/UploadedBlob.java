package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Repository;

/**
 * A blob that a repository of the registry holds.
 *
 * @param blob as it is there, which for a compressed layer is not as the package holds it
 * @param bytesSent over the wire to get it there; 0 where it was there
 */
public record UploadedBlob(Descriptor blob, Repository repository, long bytesSent) {}
