/** The whole program as a process, against real registries and other people's tools. */
@NullMarked
package io.acpupgrade.e2e;

import org.jspecify.annotations.NullMarked;
