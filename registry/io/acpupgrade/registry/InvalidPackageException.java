package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Collectors;

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
                Message.text(packageName + " has " + (count == 1 ? "a fault" : count + " faults")),
                Message.text(remedy(packageName, faults)));
        this.faults = List.copyOf(faults);
    }

    /** A package of which single files are bad is repaired; one that is bad as a whole is another than was meant. */
    private static String remedy(String packageName, List<Fault> faults) {
        return faults.stream().allMatch(fault -> fault.where().equals(packageName))
                ? faults.stream().map(it -> it.remedy().english()).distinct().collect(Collectors.joining(" "))
                : "Fix or download again what is listed, then run the same command again.";
    }

    public List<Fault> faults() {
        return faults;
    }
}
