/** The core package: its archives and folders, checksums, signatures and faults. */
@NullMarked
package io.acpupgrade.registry.corepackage;

import org.jspecify.annotations.NullMarked;
