/** What the platform means by its versions, and by the two kinds of object that it does not publish. */
@NullMarked
package io.acpupgrade.prep.platform;

import org.jspecify.annotations.NullMarked;
