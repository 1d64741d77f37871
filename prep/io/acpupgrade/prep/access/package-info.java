/** The roles of {@code manifests/access}: what each verb may need, what a user lacks of it, and how that is granted. */
@NullMarked
package io.acpupgrade.prep.access;

import org.jspecify.annotations.NullMarked;
