/** Advisory checks, which go beyond the platform's own thirteen. */
@NullMarked
package io.acpupgrade.prep.preflight.advisory;

import org.jspecify.annotations.NullMarked;
