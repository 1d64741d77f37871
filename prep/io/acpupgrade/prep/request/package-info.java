/** Whether an upgrade may be requested, and the write that requests it. */
@NullMarked
package io.acpupgrade.prep.request;

import org.jspecify.annotations.NullMarked;
