/** Reads what packages hold, straight out of folders and archives. */
@NullMarked
package io.acpupgrade.registry.archive;

import org.jspecify.annotations.NullMarked;
