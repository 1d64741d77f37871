package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.problem.Message;
import java.util.List;

/** An apply that would change fields of another manager; nothing was changed. */
public final class ConflictException extends ClusterException {
    private final transient List<FieldConflict> conflicts;

    public ConflictException(Message message, Message remedy, List<FieldConflict> conflicts) {
        super(Kind.CONFLICT, message, remedy);
        this.conflicts = List.copyOf(conflicts);
    }

    public List<FieldConflict> conflicts() {
        return conflicts;
    }
}
