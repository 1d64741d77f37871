/** The Lease that lets one run at a time write to the platform. */
@NullMarked
package io.acpupgrade.prep.deploy.lock;

import org.jspecify.annotations.NullMarked;
