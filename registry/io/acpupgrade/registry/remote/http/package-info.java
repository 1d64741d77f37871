/** HTTP to a registry: connections, stall detection, redirects, TLS, error messages. */
@NullMarked
package io.acpupgrade.registry.remote.http;

import org.jspecify.annotations.NullMarked;
