/** The report of a run as one page of HTML. */
@NullMarked
package io.acpupgrade.prep.output.html;

import org.jspecify.annotations.NullMarked;
