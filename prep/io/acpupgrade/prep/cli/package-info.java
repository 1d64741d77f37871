/** The command line: parses, wires, prints, exits. */
@NullMarked
package io.acpupgrade.prep.cli;

import org.jspecify.annotations.NullMarked;
