/** How this program gets on with registries, good and bad. */
@NullMarked
package io.acpupgrade.registry.remote;

import org.jspecify.annotations.NullMarked;
