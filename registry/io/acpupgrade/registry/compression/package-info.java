/** What becomes of plain layers on their way: gzip, zstd, or nothing. */
@NullMarked
package io.acpupgrade.registry.compression;

import org.jspecify.annotations.NullMarked;
