/** Image layouts: distribution layouts, OCI layouts, docker-archives and Helm charts. */
@NullMarked
package io.acpupgrade.registry.layout;

import org.jspecify.annotations.NullMarked;
