/** Files that the user names: small ones are read whole within bounds, results are written whole or not at all. Knows nobody. */
@NullMarked
package io.acpupgrade.file;

import org.jspecify.annotations.NullMarked;
