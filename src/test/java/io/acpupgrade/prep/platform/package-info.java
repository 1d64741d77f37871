/** Tests of versions and upgrade paths, with examples and with random versions. */
@NullMarked
package io.acpupgrade.prep.platform;

import org.jspecify.annotations.NullMarked;
