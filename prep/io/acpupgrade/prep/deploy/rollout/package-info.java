/** Follows a Deployment until it is ready, and finds out why it is not. */
@NullMarked
package io.acpupgrade.prep.deploy.rollout;

import org.jspecify.annotations.NullMarked;
