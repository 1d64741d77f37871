/** Whether a cluster is ready to be upgraded: what the platform's operator says, and what this program finds by reading. */
@NullMarked
package io.acpupgrade.prep.preflight;

import org.jspecify.annotations.NullMarked;
