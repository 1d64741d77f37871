/** Text for display: untrusted text made printable, commands to paste, sizes and durations. */
@NullMarked
package io.acpupgrade.prep.text;

import org.jspecify.annotations.NullMarked;
