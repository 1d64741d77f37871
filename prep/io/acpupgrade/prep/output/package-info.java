/** Results for people: tables, status views and the log of a run. */
@NullMarked
package io.acpupgrade.prep.output;

import org.jspecify.annotations.NullMarked;
