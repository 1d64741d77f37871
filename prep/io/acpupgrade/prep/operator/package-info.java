/** Deploying the cluster version operator, or bringing the one that is there up to a release. */
@NullMarked
package io.acpupgrade.prep.operator;

import org.jspecify.annotations.NullMarked;
