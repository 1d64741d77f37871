/** Plans, applies and rolls back the objects of the cluster version operator. */
@NullMarked
package io.acpupgrade.prep.deploy.install;

import org.jspecify.annotations.NullMarked;
