/** Tests of the copy with images in memory. */
@NullMarked
package io.acpupgrade.registry;

import org.jspecify.annotations.NullMarked;
