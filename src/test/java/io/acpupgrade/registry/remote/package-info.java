/** Tests against well-behaved and misbehaving registries. */
@NullMarked
package io.acpupgrade.registry.remote;

import org.jspecify.annotations.NullMarked;
