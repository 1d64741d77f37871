/** The thirteen checks of the platform's own preflight. */
@NullMarked
package io.acpupgrade.prep.preflight.platform;

import org.jspecify.annotations.NullMarked;
