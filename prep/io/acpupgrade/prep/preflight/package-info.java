/** Preflight: whether a cluster is ready for an upgrade, by the operator's result and by local, read-only checks. */
@NullMarked
package io.acpupgrade.prep.preflight;

import org.jspecify.annotations.NullMarked;
