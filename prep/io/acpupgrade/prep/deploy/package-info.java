/** What all parts of a deployment share: its options, failures, log and deadlines. */
@NullMarked
package io.acpupgrade.prep.deploy;

import org.jspecify.annotations.NullMarked;
