/** The platform's versions and upgrade paths, and its two kinds without a public schema. */
@NullMarked
package io.acpupgrade.prep.platform;

import org.jspecify.annotations.NullMarked;
