/** The steps of a sync: check, plan, push, verify. Announces events, decides no words. */
@NullMarked
package io.acpupgrade.prep.workflow;

import org.jspecify.annotations.NullMarked;
