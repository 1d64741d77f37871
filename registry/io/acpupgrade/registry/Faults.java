package io.acpupgrade.registry;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with something: the first of it in full, the rest as a number, so that no package makes this grow. */
public final class Faults extends AbstractList<Fault> {
    /** As many as a person reads. */
    public static final int LIST_LIMIT = 100;

    private final List<Fault> first = new ArrayList<>();
    private long unlisted;

    /** The same faults in a list of their own; those that another one has only counted stay counted. */
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

    /** How many are told in full. */
    @Override
    public int size() {
        return first.size();
    }

    /** How many there are. */
    public long count() {
        return first.size() + unlisted;
    }

    /** Those in full, and as the last one how many there are besides. */
    public List<Fault> listed(String where) {
        List<Fault> listed = new ArrayList<>(first);
        if (unlisted > 0) {
            listed.add(new Fault(
                    where,
                    "has " + unlisted + " more faults, which are not listed",
                    "See to those that are listed; the check lists what is left then."));
        }
        return listed;
    }
}
