package io.acpupgrade.prep.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param continueToken where the list goes on; empty at its end
 */
public record ListPage(List<KubernetesObject> objects, Optional<String> continueToken) {
    /** What to ask for first. */
    public static final String FIRST = "";
}
