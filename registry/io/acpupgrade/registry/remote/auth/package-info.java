/** Authentication to a registry: challenges, tokens, docker's configuration. */
@NullMarked
package io.acpupgrade.registry.remote.auth;

import org.jspecify.annotations.NullMarked;
