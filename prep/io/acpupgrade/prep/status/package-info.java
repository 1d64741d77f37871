/** Reads, assesses and follows the progress of an upgrade. */
@NullMarked
package io.acpupgrade.prep.status;

import org.jspecify.annotations.NullMarked;
