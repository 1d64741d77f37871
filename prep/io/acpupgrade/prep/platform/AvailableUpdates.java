package io.acpupgrade.prep.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All updates that the platform offers to a cluster, in its own order; it may offer none. */
public record AvailableUpdates(List<AvailableUpdate> updates) {
    public AvailableUpdates {
        updates = List.copyOf(updates);
    }

    /** The update to the newest version, for {@code --to-latest}; those whose version cannot be read do not count. */
    public Optional<PlatformVersion> highest() {
        return updates.stream()
                .flatMap(update -> update.parsedVersion().stream())
                .max(Comparator.naturalOrder());
    }

    /** Whether one of them leads to that version. */
    public boolean offer(PlatformVersion target) {
        return updates.stream().anyMatch(update -> update.isTo(target));
    }

    /** The versions as the platform wrote them, separated by commas. */
    @Override
    public String toString() {
        return String.join(", ", updates.stream().map(AvailableUpdate::version).toList());
    }
}
