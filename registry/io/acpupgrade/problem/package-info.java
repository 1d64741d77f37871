/** Causes of failures and the side they are on. Depends on no other package. */
@NullMarked
package io.acpupgrade.problem;

import org.jspecify.annotations.NullMarked;
