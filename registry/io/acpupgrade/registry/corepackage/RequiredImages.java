package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import java.util.ArrayList;
import java.util.List;

/** The two images that a core package must contain exactly once. */
public final class RequiredImages {
    private RequiredImages() {}

    public static List<Fault> faults(CorePackage read) {
        List<Fault> faults = new ArrayList<>();
        for (String name : List.of(CorePackage.PRODUCT_IMAGE, CorePackage.OPERATOR_IMAGE)) {
            List<Artifact> candidates = read.named(name);
            if (candidates.isEmpty()) {
                faults.add(
                        new Fault(
                                read.path().toString(),
                                Message.text("has no image whose repository ends in '" + name + "'"),
                                Message.text(
                                        "Give the folder of the extracted core package with --package; a single plugin is not enough.")));
            } else if (candidates.size() > 1) {
                faults.add(new Fault(
                        read.path().toString(),
                        Message.text("has more than one " + name + ": " + listed(candidates)),
                        Message.text("Leave only the one that this upgrade is about.")));
            }
        }
        return faults;
    }

    private static String listed(List<Artifact> candidates) {
        return String.join(
                ", ",
                candidates.stream()
                        .map(image -> image.reference() + " in " + image.origin())
                        .toList());
    }
}
