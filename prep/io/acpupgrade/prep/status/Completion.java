package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much of an upgrade is done, counted in operations; a stage that lists none counts as one.
 *
 * @param waiting all that is neither done nor running, also where its phase is a word that nobody knows
 */
public record Completion(int done, int running, int waiting) {
    private static final Set<String> DONE = Set.of("finished", "completed", "succeeded", "success");

    /** Of these stages; empty where there are none, which means that nothing was begun. */
    public static Optional<Completion> of(Optional<List<Stage>> stages) {
        return stages.filter(all -> !all.isEmpty())
                .map(all -> ofPhases(all.stream().flatMap(Completion::phases).toList()));
    }

    /** Of this stage. */
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

    /** From 0 to 100; 100 only where all is done. */
    public int percent() {
        return total() == 0 ? 0 : done * 100 / total();
    }
}
