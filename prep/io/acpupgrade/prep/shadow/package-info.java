/** Where the cluster version operator's account of a cluster is found, although its API is not public. */
@NullMarked
package io.acpupgrade.prep.shadow;

import org.jspecify.annotations.NullMarked;
