/** Files named by the user: inputs are read within limits, outputs are written atomically. Depends on no other package. */
@NullMarked
package io.acpupgrade.file;

import org.jspecify.annotations.NullMarked;
