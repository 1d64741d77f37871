/** Checks beyond the platform's own. */
@NullMarked
package io.acpupgrade.prep.preflight.advisory;

import org.jspecify.annotations.NullMarked;
