/** The verb: look, plan, send, publish, verify (docs/guide/sync.md). */
@NullMarked
package io.acpupgrade.registry.copy;

import org.jspecify.annotations.NullMarked;
