package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import java.util.List;

/**
 * A folder or an archive of a package that holds artifacts.
 *
 * @param path for messages
 * @param kinds the kinds of layout found in it
 * @param authenticity its signature status
 */
public record Bundle(String path, List<Message> kinds, List<Artifact> artifacts, Authenticity authenticity) {
    public Bundle {
        kinds = List.copyOf(kinds);
        artifacts = List.copyOf(artifacts);
    }

    Bundle(String path, List<Message> kinds, List<Artifact> artifacts) {
        this(path, kinds, artifacts, Authenticity.NOT_SIGNED);
    }

    Bundle with(Authenticity known) {
        return new Bundle(path, kinds, artifacts, known);
    }
}
