package io.acpupgrade.prep.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param next where the list goes on; empty at its end
 */
public record Page(List<KubernetesObject> objects, Optional<String> next) {
    /** What to ask for first. */
    public static final String FIRST = "";
}
