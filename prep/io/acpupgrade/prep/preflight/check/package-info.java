/** The checks of the platform's own preflight, one type each. */
@NullMarked
package io.acpupgrade.prep.preflight.check;

import org.jspecify.annotations.NullMarked;
