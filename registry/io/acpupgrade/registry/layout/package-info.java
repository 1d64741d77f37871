/** Meaning in bytes: distribution layouts, OCI layouts, docker-archives and charts. */
@NullMarked
package io.acpupgrade.registry.layout;

import org.jspecify.annotations.NullMarked;
