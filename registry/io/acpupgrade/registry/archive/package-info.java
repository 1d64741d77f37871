/** Bytes in files: folders, tar, gzip and zstd, read in bounded memory without being unpacked. */
@NullMarked
package io.acpupgrade.registry.archive;

import org.jspecify.annotations.NullMarked;
