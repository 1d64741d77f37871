/** What the platform means by its versions, told by examples and by streams of random ones. */
@NullMarked
package io.acpupgrade.prep.platform;

import org.jspecify.annotations.NullMarked;
