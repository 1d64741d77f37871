/**
 * The roles of {@code manifests/access}: the rights of each verb, which of them a user lacks, and how to grant them.
 */
@NullMarked
package io.acpupgrade.prep.access;

import org.jspecify.annotations.NullMarked;
