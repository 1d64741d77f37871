/** What can go wrong, and on which side; knows nobody. */
@NullMarked
package io.acpupgrade.problem;

import org.jspecify.annotations.NullMarked;
