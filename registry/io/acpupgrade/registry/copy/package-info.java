/** The copy: inspect, plan, upload, publish, verify (docs/guide/sync.md). */
@NullMarked
package io.acpupgrade.registry.copy;

import org.jspecify.annotations.NullMarked;
