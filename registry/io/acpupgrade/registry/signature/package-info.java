/** Verification of OpenPGP signatures. The only package that uses Bouncy Castle. */
@NullMarked
package io.acpupgrade.registry.signature;

import org.jspecify.annotations.NullMarked;
