/**
 * The Kubernetes API through fabric8: kubeconfigs, logins, requests, retries and watches. Only this room uses fabric8.
 */
@NullMarked
package io.acpupgrade.prep.kubernetes.fabric8;

import org.jspecify.annotations.NullMarked;
