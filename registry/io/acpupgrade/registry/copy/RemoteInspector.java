package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out what a registry holds of an artifact: every manifest by tag and digest, every blob by size. */
public final class RemoteInspector {
    /** Failures of a registry that has lost part of its content; pushing it again repairs it. */
    private static final Set<RegistryException.Kind> CONTENT_FAILURES =
            Set.of(RegistryException.Kind.DIGEST_MISMATCH, RegistryException.Kind.FAILED);

    private final Registry registry;

    public RemoteInspector(Registry registry) {
        this.registry = registry;
    }

    /**
     * Inspects every manifest and blob of an artifact. Wrong content counts as missing, not as a failure.
     *
     * @throws IOException where the registry cannot be asked
     */
    public RemoteState inspect(Artifact artifact) throws IOException {
        try {
            return new Inspection(artifact).run();
        } catch (RegistryException e) {
            if (e.kind() == RegistryException.Kind.DENIED) {
                return denied(artifact, e);
            }
            throw e;
        }
    }

    /** Without permission to pull, nothing is known to be there; other repositories are still inspected. */
    private static RemoteState denied(Artifact artifact, RegistryException denial) {
        List<Manifest> manifests = artifact instanceof Artifact.Assembled stored ? stored.manifests() : List.of();
        return RemoteState.denied(artifact, manifests, denial);
    }

    private final class Inspection {
        private final Artifact artifact;
        private final Repository repository;
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Digest> held = new HashSet<>();
        private final List<Manifest> missingManifests = new ArrayList<>();
        private final Map<Digest, Damage> damages = new LinkedHashMap<>();

        Inspection(Artifact artifact) {
            this.artifact = artifact;
            this.repository = artifact.reference().repository();
        }

        RemoteState run() throws IOException {
            Optional<Manifest> manifest = artifact instanceof Artifact.Assembled stored
                    ? assembled(stored)
                    : unassembled((Artifact.Unassembled) artifact);
            return new RemoteState(artifact, manifest, held, missingManifests, findings, List.copyOf(damages.values()));
        }

        private Optional<Manifest> assembled(Artifact.Assembled image) throws IOException {
            Digest root = image.root().digest();
            Optional<Manifest> named = named(root, manifest -> manifest.digest().equals(root));
            for (Manifest manifest : image.manifests()) {
                if (fetch(image.reference().withDigest(manifest.digest()), manifest.digest())
                        .isEmpty()) {
                    missingManifests.add(manifest);
                    addMissing(manifest.digest(), Damage.Content.MANIFEST);
                }
            }
            for (Blob blob : image.blobs()) {
                run(blob.packaged());
            }
            return named;
        }

        /** A docker-archive image is present when the manifest of its tag has the same configuration. */
        private Optional<Manifest> unassembled(Artifact.Unassembled image) throws IOException {
            Digest identity = image.config().packaged().digest();
            Optional<Manifest> named = named(
                    identity,
                    manifest -> manifest.config()
                            .filter(config -> config.digest().equals(identity))
                            .isPresent());
            if (named.isEmpty()) {
                for (Blob blob : image.blobs()) {
                    if (blob.form() == Blob.Form.VERBATIM) {
                        run(blob.packaged());
                    }
                }
                return named;
            }
            Digest root = named.get().digest();
            if (fetch(image.reference().withDigest(root), root).isEmpty()) {
                addMissing(root, Damage.Content.MANIFEST);
            }
            for (Descriptor blob : named.get().blobs()) {
                run(blob);
            }
            return named;
        }

        /** The manifest of the artifact's name, where it is the one that the package has. */
        private Optional<Manifest> named(Digest expected, Predicate<Manifest> isExpected) throws IOException {
            int before = damages.size();
            Optional<Manifest> found = fetch(artifact.reference(), expected);
            Optional<Manifest> named = found.filter(isExpected);
            boolean isTold = damages.size() > before || !artifact.reference().isTag();
            if (named.isEmpty() && !isTold) {
                findings.add(found.map(other -> otherImage(other.digest(), expected))
                        .orElseGet(() -> new Finding(Finding.Kind.MISSING, Message.of("copy.no-tag"))));
            }
            return named;
        }

        private static Finding otherImage(Digest other, Digest expected) {
            return new Finding(Finding.Kind.OTHER_IMAGE, Message.of("copy.other-image", other, expected));
        }

        /** @param expected the digest to report damage for */
        private Optional<Manifest> fetch(Reference reference, Digest expected) throws IOException {
            try {
                return registry.manifest(reference);
            } catch (RegistryException e) {
                if (!CONTENT_FAILURES.contains(e.kind())) {
                    throw e;
                }
                addBroken(expected, Damage.Content.MANIFEST, e);
                return Optional.empty();
            }
        }

        private void addBroken(Digest content, Damage.Content kind, RegistryException failure) {
            boolean lied = failure.kind() == RegistryException.Kind.DIGEST_MISMATCH;
            Damage.Problem problem = lied ? Damage.Problem.DIGEST_MISMATCH : Damage.Problem.UNREADABLE;
            add(content, kind, problem, problem.of(kind, content, Message.of(failure)));
        }

        private void addMissing(Digest content, Damage.Content kind) {
            add(content, kind, Damage.Problem.MISSING, Message.of("copy.missing", kind.named(content)));
        }

        /** The first finding about a manifest or blob is kept. */
        private void add(Digest content, Damage.Content kind, Damage.Problem problem, Message message) {
            Damage damage = new Damage(artifact.reference(), content, kind, problem, message);
            if (damages.putIfAbsent(content, damage) == null) {
                findings.add(Finding.of(damage));
            }
        }

        /** Returns the size; also empty when the registry keeps failing, which means that the blob is damaged. */
        private OptionalLong sizeOf(Descriptor blob) throws IOException {
            try {
                return registry.blobSize(repository, blob.digest());
            } catch (RegistryException e) {
                if (!CONTENT_FAILURES.contains(e.kind())) {
                    throw e;
                }
                addBroken(blob.digest(), Damage.Content.BLOB, e);
                return OptionalLong.empty();
            }
        }

        private void run(Descriptor blob) throws IOException {
            if (held.contains(blob.digest())) {
                return;
            }
            OptionalLong size = sizeOf(blob);
            if (size.isEmpty()) {
                addMissing(blob.digest(), Damage.Content.BLOB);
            } else if (size.getAsLong() != blob.size()) {
                Message found = Message.of("copy.other-size", size.getAsLong(), blob.size());
                Damage.Problem problem = Damage.Problem.SIZE_MISMATCH;
                add(blob.digest(), Damage.Content.BLOB, problem, problem.of(Damage.Content.BLOB, blob.digest(), found));
            } else {
                held.add(blob.digest());
            }
        }
    }
}
