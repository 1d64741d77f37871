/** Values, ports and the verb of the copy: what an image is, where it comes from, where it goes, and how. */
@NullMarked
package io.acpupgrade.registry;

import org.jspecify.annotations.NullMarked;
