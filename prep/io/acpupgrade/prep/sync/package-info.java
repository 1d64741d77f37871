/** The phases of a sync: check the package, plan, push, verify; and the report of what they did. */
@NullMarked
package io.acpupgrade.prep.sync;

import org.jspecify.annotations.NullMarked;
