/** The Kubernetes API as a port: kinds, objects, rights and what an API server answers. Knows no library. */
@NullMarked
package io.acpupgrade.prep.kubernetes;

import org.jspecify.annotations.NullMarked;
