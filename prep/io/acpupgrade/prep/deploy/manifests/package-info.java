/** The operator's manifests: where they come from, which objects are needed, and the images they are pinned to. */
@NullMarked
package io.acpupgrade.prep.deploy.manifests;

import org.jspecify.annotations.NullMarked;
