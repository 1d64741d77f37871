package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
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
                count == 1
                        ? Message.of("registry.package-fault", packageName)
                        : Message.of("registry.package-faults", packageName, count),
                remedy(packageName, faults));
        this.faults = List.copyOf(faults);
    }

    /** A package of which single files are bad is repaired; one that is bad as a whole is another than was meant. */
    private static Message remedy(String packageName, List<Fault> faults) {
        return faults.stream().allMatch(fault -> fault.where().equals(packageName))
                ? Message.sentences(
                        faults.stream().map(Fault::remedy).distinct().toList())
                : Message.of("registry.fix-faults");
    }

    public List<Fault> faults() {
        return faults;
    }
}
