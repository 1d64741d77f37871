package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Repository;

/**
 * A blob held by a repository of the registry.
 *
 * @param blob its descriptor in the registry; for a compressed layer not the one in the package
 */
public record UploadedBlob(Descriptor blob, Repository repository) {}
