/** Makes a release known to the platform, and keeps older releases from replacing newer ones. */
@NullMarked
package io.acpupgrade.prep.deploy.release;

import org.jspecify.annotations.NullMarked;
