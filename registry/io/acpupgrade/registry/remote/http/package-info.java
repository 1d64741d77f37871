/** HTTP to a registry: connections, stalls, redirects, certificates, and answers put into words. */
@NullMarked
package io.acpupgrade.registry.remote.http;

import org.jspecify.annotations.NullMarked;
