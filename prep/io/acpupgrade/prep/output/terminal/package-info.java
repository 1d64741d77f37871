/** Streams and terminals: width, progress, the full screen, and the one place where text is printed. */
@NullMarked
package io.acpupgrade.prep.output.terminal;

import org.jspecify.annotations.NullMarked;
