package io.acpupgrade.registry;

import java.util.List;

/** A package that must not be pushed, with all that is wrong with it. */
public class InvalidPackageException extends InvalidInputException {
    private final transient List<Fault> faults;

    public InvalidPackageException(String packageName, List<Fault> faults) {
        super(
                packageName + " has " + (faults.size() == 1 ? "a fault" : faults.size() + " faults"),
                "Nothing was sent. Mend or download again what is listed, then run the same command again.");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
