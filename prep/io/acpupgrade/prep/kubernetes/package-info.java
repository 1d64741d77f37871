/** The Kubernetes API as a port: types, objects, rights and failures. Does not depend on a client library. */
@NullMarked
package io.acpupgrade.prep.kubernetes;

import org.jspecify.annotations.NullMarked;
