package io.acpupgrade.prep.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param continueToken where the next page starts; empty on the last page
 */
public record ListPage(List<KubernetesObject> objects, Optional<String> continueToken) {
    /** The token of the first page. */
    public static final String FIRST = "";
}
