/** A run's report as a page for people: one file that needs nothing else, on a screen and on paper. */
@NullMarked
package io.acpupgrade.prep.page;

import org.jspecify.annotations.NullMarked;
