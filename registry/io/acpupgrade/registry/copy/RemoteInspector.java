package io.acpupgrade.registry.copy;

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
        private final List<String> missing = new ArrayList<>();
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
            return new RemoteState(artifact, manifest, held, missingManifests, missing, List.copyOf(damages.values()));
        }

        private Optional<Manifest> assembled(Artifact.Assembled image) throws IOException {
            Optional<Manifest> named = fetch(image.reference(), image.root().digest())
                    .filter(manifest -> manifest.digest().equals(image.root().digest()));
            if (named.isEmpty()) {
                missing.add(image.reference() + " does not stand for "
                        + image.root().digest());
            }
            for (Manifest manifest : image.manifests()) {
                if (fetch(image.reference().withDigest(manifest.digest()), manifest.digest())
                        .isEmpty()) {
                    missingManifests.add(manifest);
                    String words = "manifest " + manifest.digest() + " is missing";
                    missing.add(words);
                    addDamage(manifest.digest(), Damage.Content.MANIFEST, Damage.Problem.MISSING, words);
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
            Optional<Manifest> named = fetch(image.reference(), identity)
                    .filter(manifest -> manifest.config()
                            .filter(config -> config.digest().equals(identity))
                            .isPresent());
            if (named.isEmpty()) {
                missing.add(image.reference() + " does not stand for the image " + identity);
                for (Blob blob : image.blobs()) {
                    if (blob.form() == Blob.Form.VERBATIM) {
                        run(blob.packaged());
                    }
                }
                return named;
            }
            Digest root = named.get().digest();
            if (fetch(image.reference().withDigest(root), root).isEmpty()) {
                String words = "manifest " + root + " is missing under its digest";
                missing.add(words);
                addDamage(root, Damage.Content.MANIFEST, Damage.Problem.MISSING, words);
            }
            for (Descriptor blob : named.get().blobs()) {
                run(blob);
            }
            return named;
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
            String words = String.valueOf(failure.getMessage());
            missing.add(words);
            boolean lied = failure.kind() == RegistryException.Kind.DIGEST_MISMATCH;
            addDamage(content, kind, lied ? Damage.Problem.WRONG_BYTES : Damage.Problem.UNREADABLE, words);
        }

        /** Records damage; the first finding for a manifest or blob is kept. */
        private void addDamage(Digest content, Damage.Content kind, Damage.Problem problem, String words) {
            damages.putIfAbsent(content, new Damage(artifact.reference(), content, kind, problem, words));
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
                addMissing(blob, Damage.Problem.MISSING, "is missing");
            } else if (size.getAsLong() != blob.size()) {
                addMissing(
                        blob,
                        Damage.Problem.WRONG_SIZE,
                        "has " + size.getAsLong() + " bytes there, not " + blob.size());
            } else {
                held.add(blob.digest());
            }
        }

        private void addMissing(Descriptor blob, Damage.Problem problem, String what) {
            String words = "blob " + blob.digest() + " " + what;
            missing.add(words);
            addDamage(blob.digest(), Damage.Content.BLOB, problem, words);
        }
    }
}
