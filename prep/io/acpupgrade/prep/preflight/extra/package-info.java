/** Questions beyond the platform's own preflight, which people have been glad to have asked; each only reads. */
@NullMarked
package io.acpupgrade.prep.preflight.extra;

import org.jspecify.annotations.NullMarked;
