package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Artifact;
import java.util.List;

/**
 * One place of a package that holds artifacts: a folder or an archive.
 *
 * @param path for people
 * @param kinds what it was found to be, the words of {@code docs/}
 */
public record Bundle(String path, List<String> kinds, List<Artifact> artifacts) {
    public Bundle {
        kinds = List.copyOf(kinds);
        artifacts = List.copyOf(artifacts);
    }
}
