/** Detached OpenPGP signatures of files, and the keys that they are held against. The only room that knows Bouncy Castle. */
@NullMarked
package io.acpupgrade.registry.signature;

import org.jspecify.annotations.NullMarked;
