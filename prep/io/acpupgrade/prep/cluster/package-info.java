/** The Kubernetes API as this program sees it. */
@NullMarked
package io.acpupgrade.prep.cluster;

import org.jspecify.annotations.NullMarked;
