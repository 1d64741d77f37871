package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two images that a core package must contain exactly once. */
public final class RequiredImages {
    private RequiredImages() {}

    public static List<Fault> faults(CorePackage read) {
        return Stream.of(CorePackage.PRODUCT_IMAGE, CorePackage.OPERATOR_IMAGE)
                .flatMap(name -> problem(name, read.named(name)).stream())
                .map(problem -> new Fault(read.path().toString(), problem))
                .toList();
    }

    private static Optional<Problem> problem(String name, List<Artifact> candidates) {
        return switch (candidates.size()) {
            case 0 ->
                Optional.of(new Problem(
                        Message.of("corepackage.no-required-image", name),
                        Message.of("corepackage.give-whole-package")));
            case 1 -> Optional.empty();
            default ->
                Optional.of(new Problem(
                        Message.of("corepackage.several-required-images", name, listed(candidates)),
                        Message.of("corepackage.leave-one-image")));
        };
    }

    private static List<Message> listed(List<Artifact> candidates) {
        return candidates.stream()
                .map(image -> Message.of("corepackage.image-in", image.reference(), image.origin()))
                .toList();
    }
}
