/** The options of the command line, grouped as the commands share them; they become the settings of a workflow. */
@NullMarked
package io.acpupgrade.prep.cli.options;

import org.jspecify.annotations.NullMarked;
