package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the registry holds of a package when it is asked about every manifest and every blob.
 *
 * @param depth how much of it is proven
 */
public record Verification(List<RemoteState> states, Depth depth) {
    /** How a blob was looked at; manifests are read and hashed in any case. */
    public enum Depth {
        /** The registry was asked whether it is there, and how large it is. */
        HEAD("head"),
        /** Every byte was read back and hashed. */
        DEEP("deep");

        private final String word;

        Depth(String word) {
            this.word = word;
        }

        /** The word for it in reports. */
        public String word() {
            return word;
        }
    }

    public Verification {
        states = List.copyOf(states);
    }

    /** The artifacts that are not there, or not whole. */
    public List<RemoteState> incomplete() {
        return states.stream().filter(state -> !state.isComplete()).toList();
    }

    /** The single manifests and blobs that are not there as they should be. */
    public List<Damage> damages() {
        return states.stream().flatMap(state -> state.damages().stream()).toList();
    }

    /** What to do about what could not be looked at; empty where all of it was. */
    private List<String> remedies() {
        return states.stream()
                .flatMap(state -> state.remedy().stream())
                .distinct()
                .toList();
    }

    /** Whether anything is known to be missing, not only hidden from this user. */
    private boolean isLacking() {
        return incomplete().stream().anyMatch(state -> state.remedy().isEmpty());
    }

    /** What to do next, as sentences: see to what was hidden, and do what helps against what is missing. */
    public String remedy(String lacking) {
        return String.join(
                " ",
                Stream.concat(remedies().stream(), isLacking() ? Stream.of(lacking) : Stream.empty())
                        .toList());
    }

    /** The same of these artifacts alone. */
    public Verification of(Collection<Artifact> artifacts) {
        return new Verification(
                states.stream()
                        .filter(state -> artifacts.contains(state.artifact()))
                        .toList(),
                depth);
    }

    public boolean isComplete() {
        return incomplete().isEmpty();
    }
}
