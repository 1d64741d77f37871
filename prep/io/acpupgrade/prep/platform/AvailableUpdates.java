package io.acpupgrade.prep.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The updates that the platform offers to a cluster, in its order; possibly none. */
public record AvailableUpdates(List<AvailableUpdate> updates) {
    public AvailableUpdates {
        updates = List.copyOf(updates);
    }

    /** The newest version; updates whose version cannot be parsed are ignored. */
    public Optional<PlatformVersion> highest() {
        return updates.stream()
                .flatMap(update -> update.parsedVersion().stream())
                .max(Comparator.naturalOrder());
    }

    /** Whether one of them is the update to that version. */
    public boolean offer(PlatformVersion target) {
        return updates.stream().anyMatch(update -> update.isTo(target));
    }

    /** The versions as the platform wrote them. */
    public List<String> versions() {
        return updates.stream().map(AvailableUpdate::version).toList();
    }

    /** The versions, separated by commas. */
    @Override
    public String toString() {
        return String.join(", ", versions());
    }
}
