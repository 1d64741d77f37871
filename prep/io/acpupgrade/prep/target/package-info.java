/** Where the images go, as whom, and whom to trust there: the decision of the lookup, with its reasons. */
@NullMarked
package io.acpupgrade.prep.target;

import org.jspecify.annotations.NullMarked;
