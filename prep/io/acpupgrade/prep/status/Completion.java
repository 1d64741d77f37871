package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The completed share of an upgrade, counted in operations; a stage without operations counts as one.
 *
 * @param waiting all that are neither done nor running, including unknown phases
 */
public record Completion(int done, int running, int waiting) {
    private static final Set<String> DONE = Set.of("finished", "completed", "succeeded", "success");

    /** The completion of these stages; empty if there are none, because the upgrade has not begun. */
    public static Optional<Completion> of(Optional<List<Stage>> stages) {
        return stages.filter(all -> !all.isEmpty())
                .map(all -> ofPhases(all.stream().flatMap(Completion::phases).toList()));
    }

    /** The completion of one stage. */
    public static Completion of(Stage stage) {
        return ofPhases(phases(stage).toList());
    }

    private static Stream<String> phases(Stage stage) {
        List<Stage.Operation> operations = stage.operations().orElse(List.of());
        return operations.isEmpty()
                ? Stream.of(stage.phase())
                : operations.stream().map(Stage.Operation::phase);
    }

    private static Completion ofPhases(List<String> phases) {
        int done = (int) phases.stream().filter(Completion::isDone).count();
        int running = (int) phases.stream()
                .filter(phase -> phase.equalsIgnoreCase("Running"))
                .count();
        return new Completion(done, running, phases.size() - done - running);
    }

    private static boolean isDone(String phase) {
        return DONE.contains(phase.toLowerCase(Locale.ROOT));
    }

    public int total() {
        return done + running + waiting;
    }

    /** From 0 to 100; 100 only if all are done. */
    public int percent() {
        return total() == 0 ? 0 : done * 100 / total();
    }
}
