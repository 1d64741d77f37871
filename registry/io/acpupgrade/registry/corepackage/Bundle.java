package io.acpupgrade.registry.corepackage;

import io.acpupgrade.registry.Artifact;
import java.util.List;

/**
 * One place of a package that holds artifacts: a folder or an archive.
 *
 * @param path for people
 * @param kinds what it was found to be, the words of {@code docs/}
 * @param authenticity who vouches for it
 */
public record Bundle(String path, List<String> kinds, List<Artifact> artifacts, Authenticity authenticity) {
    public Bundle {
        kinds = List.copyOf(kinds);
        artifacts = List.copyOf(artifacts);
    }

    Bundle(String path, List<String> kinds, List<Artifact> artifacts) {
        this(path, kinds, artifacts, Authenticity.NOT_SIGNED);
    }

    Bundle with(Authenticity known) {
        return new Bundle(path, kinds, artifacts, known);
    }
}
