package io.acpupgrade.registry;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with something: the first of it in full, the rest as a number, so that no package makes this grow. */
public final class Faults extends AbstractList<Fault> {
    /** As many as a person reads. */
    public static final int MOST_IN_FULL = 100;

    private final List<Fault> first = new ArrayList<>();
    private long rest;

    /** The same faults in a list of their own; those that another one has only counted stay counted. */
    public static Faults of(Collection<? extends Fault> others) {
        Faults faults = new Faults();
        faults.addAll(others);
        return faults;
    }

    @Override
    public boolean add(Fault fault) {
        if (first.size() < MOST_IN_FULL) {
            first.add(fault);
        } else {
            rest++;
        }
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends Fault> others) {
        others.forEach(this::add);
        rest += others instanceof Faults faults ? faults.rest : 0;
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
        return first.size() + rest;
    }

    /** Those in full, and as the last one how many there are besides. */
    public List<Fault> told(String where) {
        List<Fault> told = new ArrayList<>(first);
        if (rest > 0) {
            told.add(new Fault(
                    where,
                    "has " + rest + " more faults, which are not listed",
                    "See to those that are listed; the check lists what is left then."));
        }
        return told;
    }
}
