/** Compression of plain layers: gzip, zstd or none. */
@NullMarked
package io.acpupgrade.registry.compression;

import org.jspecify.annotations.NullMarked;
