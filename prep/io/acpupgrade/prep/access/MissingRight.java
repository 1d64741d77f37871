package io.acpupgrade.prep.access;

import io.acpupgrade.prep.kubernetes.Right;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A right that the user lacks, and the role that grants it.
 *
 * @param role empty where no role grants it
 */
public record MissingRight(Right right, Optional<AccessRole> role) {
    /** @param preferred the roles of the verb, searched before all others */
    static MissingRight of(Right right, Set<AccessRole> preferred) {
        return new MissingRight(
                right,
                Stream.concat(preferred.stream(), Stream.of(AccessRole.values()))
                        .filter(role -> role.grants(right))
                        .findFirst());
    }

    /** As in {@code 'get' on productbases.product.alauda.io 'base' (sync.yaml)}. */
    @Override
    public String toString() {
        return right.description() + " ("
                + role.map(AccessRole::file).orElse("no file of manifests/access grants it: ask for it by itself")
                + ")";
    }
}
