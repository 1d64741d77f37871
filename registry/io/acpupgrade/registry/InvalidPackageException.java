package io.acpupgrade.registry;

import java.util.List;

/** A package that is not pushed because of the listed faults. */
public class InvalidPackageException extends InvalidInputException {
    private final transient List<Fault> faults;

    public InvalidPackageException(String packageName, List<Fault> faults) {
        this(packageName, faults, faults.size());
    }

    public InvalidPackageException(String packageName, Faults faults) {
        this(packageName, faults.listed(packageName), faults.count());
    }

    private InvalidPackageException(String packageName, List<Fault> faults, long count) {
        super(
                packageName + " has " + (count == 1 ? "a fault" : count + " faults"),
                "Nothing was sent. Fix or download again what is listed, then run the same command again.");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
