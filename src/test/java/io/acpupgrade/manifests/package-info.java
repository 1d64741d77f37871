/** What holds for the YAML in the folder {@code manifests}, which no compiler reads. */
@NullMarked
package io.acpupgrade.manifests;

import org.jspecify.annotations.NullMarked;
