/** A registry over HTTP: uploads, downloads, retries, rate limits. */
@NullMarked
package io.acpupgrade.registry.remote;

import org.jspecify.annotations.NullMarked;
