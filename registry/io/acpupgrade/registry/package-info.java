/** Values and ports of the copy: references, digests, manifests, blobs, registries. */
@NullMarked
package io.acpupgrade.registry;

import org.jspecify.annotations.NullMarked;
