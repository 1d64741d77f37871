package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A bounded list of faults: the first ones are kept in full, the rest are only counted, so that no package makes the
 * list grow.
 */
public final class Faults extends AbstractList<Fault> {
    /** How many faults are kept in full. */
    public static final int LIST_LIMIT = 100;

    private final List<Fault> first = new ArrayList<>();
    private long unlisted;

    /** Copies the faults; those that the other list only counted stay counted. */
    public static Faults of(Collection<? extends Fault> others) {
        Faults faults = new Faults();
        faults.addAll(others);
        return faults;
    }

    @Override
    public boolean add(Fault fault) {
        if (first.size() < LIST_LIMIT) {
            first.add(fault);
        } else {
            unlisted++;
        }
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends Fault> others) {
        others.forEach(this::add);
        unlisted += others instanceof Faults faults ? faults.unlisted : 0;
        return !others.isEmpty();
    }

    @Override
    public Fault get(int index) {
        return first.get(index);
    }

    /** Returns how many faults are kept in full. */
    @Override
    public int size() {
        return first.size();
    }

    /** Returns how many faults were added. */
    public long count() {
        return first.size() + unlisted;
    }

    /** Returns the faults kept in full, followed by one that counts the rest. */
    public List<Fault> listed(String where) {
        List<Fault> listed = new ArrayList<>(first);
        if (unlisted > 0) {
            listed.add(new Fault(
                    where,
                    new Problem(
                            Message.of("registry.more-faults", unlisted), Message.of("registry.fix-listed-faults"))));
        }
        return listed;
    }
}
