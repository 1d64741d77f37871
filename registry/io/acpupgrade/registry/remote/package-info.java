/** The registry across the network: transport, login, uploads, retries. */
@NullMarked
package io.acpupgrade.registry.remote;

import org.jspecify.annotations.NullMarked;
