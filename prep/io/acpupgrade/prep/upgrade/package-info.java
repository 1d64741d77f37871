/** Asking for an upgrade, by the rules of the platform, and telling how it goes. */
@NullMarked
package io.acpupgrade.prep.upgrade;

import org.jspecify.annotations.NullMarked;
