package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Descriptor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the registry holds of a package, after inspecting every manifest and blob.
 *
 * @param depth how blobs were checked
 * @param readBack what was read back byte for byte; other blobs were asked for
 */
public record Verification(List<RemoteState> states, Depth depth, ReadBack readBack) {
    /** How blobs are checked; manifests are always read and hashed. */
    public enum Depth {
        /** Existence and size, by a HEAD request. */
        HEAD("head"),
        /** Some bytes are downloaded and hashed, for the others a HEAD request is all. */
        PARTIAL("partial"),
        /** Every byte is downloaded and hashed. */
        DEEP("deep");

        private final String word;

        Depth(String word) {
            this.word = word;
        }

        /** Returns the value used in reports. */
        public String word() {
            return word;
        }
    }

    public Verification {
        states = List.copyOf(states);
    }

    /** Returns a verification for which blobs were only asked for. */
    public static Verification asked(List<RemoteState> states) {
        return new Verification(states, Depth.HEAD, new ReadBack(states, 0, 0));
    }

    /** Returns a verification for which blobs were read back. */
    public static Verification of(ReadBack readBack, Depth depth) {
        return new Verification(readBack.states(), depth, readBack);
    }

    /** Returns how many blobs were asked for and not read. */
    public long blobsOnlyAskedFor() {
        long all = states.stream()
                .flatMap(RemoteState::expectedBlobs)
                .map(Descriptor::digest)
                .distinct()
                .count();
        return all - readBack.blobs();
    }

    /** Returns the artifacts that are missing or incomplete. */
    public List<RemoteState> incomplete() {
        return states.stream().filter(state -> !state.isComplete()).toList();
    }

    /** Returns the manifests and blobs that are missing or damaged. */
    public List<Damage> damages() {
        return states.stream().flatMap(state -> state.damages().stream()).toList();
    }

    /** Returns the remedies for denied inspections. */
    private Stream<Message> remedies() {
        return states.stream().flatMap(state -> state.remedy().stream()).distinct();
    }

    /** Whether anything is missing, apart from artifacts that could not be inspected. */
    private boolean isLacking() {
        return incomplete().stream().anyMatch(state -> state.remedy().isEmpty());
    }

    /** Whether all content is there, and only tags point to other images. */
    public boolean isOnlyOtherwiseTagged() {
        return incomplete().stream()
                .flatMap(state -> state.findings().stream())
                .allMatch(finding -> finding.kind() == Finding.Kind.OTHER_IMAGE);
    }

    /** Returns what to do next, as sentences. */
    public Message remedy(Message lacking) {
        return Message.sentences(Stream.concat(remedies(), isLacking() ? Stream.of(lacking) : Stream.empty())
                .toList());
    }

    /** Returns the verification of these artifacts only. */
    public Verification of(Collection<Artifact> artifacts) {
        return new Verification(
                states.stream()
                        .filter(state -> artifacts.contains(state.artifact()))
                        .toList(),
                depth,
                readBack);
    }

    public boolean isComplete() {
        return incomplete().isEmpty();
    }
}
