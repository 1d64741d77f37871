/** How the copy behaves, told by copying images that are made up in memory. */
@NullMarked
package io.acpupgrade.registry;

import org.jspecify.annotations.NullMarked;
