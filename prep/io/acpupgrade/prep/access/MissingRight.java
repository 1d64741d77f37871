package io.acpupgrade.prep.access;

import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
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
    public Message description() {
        return role.map(role -> Message.of("access.right-of-file", right.description(), role.file()))
                .orElseGet(() -> Message.of("access.right-of-no-file", right.description()));
    }

    @Override
    public String toString() {
        return description().english();
    }
}
