/** The target registry: its address, login and trusted certificates, and how they were determined. */
@NullMarked
package io.acpupgrade.prep.target;

import org.jspecify.annotations.NullMarked;
