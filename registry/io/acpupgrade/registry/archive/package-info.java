/** Folders and archives (tar, gzip, zstd), read in bounded memory without unpacking. */
@NullMarked
package io.acpupgrade.registry.archive;

import org.jspecify.annotations.NullMarked;
