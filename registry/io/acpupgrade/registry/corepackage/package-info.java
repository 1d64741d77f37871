/** The core package: its archives and folders read as one, checksums and signatures, and what is not in order. */
@NullMarked
package io.acpupgrade.registry.corepackage;

import org.jspecify.annotations.NullMarked;
