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

/** Asks a registry what it holds of an artifact: every manifest by tag and by digest, every blob by its size. */
public final class RemoteInspector {
    /** What a registry answers for content that it has lost a part of; sending that again mends it. */
    private static final Set<RegistryException.Kind> BROKEN =
            Set.of(RegistryException.Kind.LIED, RegistryException.Kind.FAILED);

    private final Registry registry;

    public RemoteInspector(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks for everything that belongs to the artifact. Content that is wrong there is a lack, not a failure.
     *
     * @throws IOException where the registry cannot be asked
     */
    public RemoteState of(Artifact artifact) throws IOException {
        try {
            return new Question(artifact).ask();
        } catch (RegistryException e) {
            if (e.kind() == RegistryException.Kind.DENIED) {
                return hidden(artifact, e);
            }
            throw e;
        }
    }

    /** Where this user may not look, nothing is known to be there; one such repository does not hide the others. */
    private static RemoteState hidden(Artifact artifact, RegistryException denial) {
        List<Manifest> manifests = artifact instanceof Artifact.Stored stored ? stored.manifests() : List.of();
        return RemoteState.hidden(artifact, manifests, denial);
    }

    private final class Question {
        private final Artifact artifact;
        private final Repository repository;
        private final List<String> lacks = new ArrayList<>();
        private final Set<Digest> held = new HashSet<>();
        private final List<Manifest> missing = new ArrayList<>();
        private final Map<Digest, Damage> damages = new LinkedHashMap<>();

        Question(Artifact artifact) {
            this.artifact = artifact;
            this.repository = artifact.reference().repository();
        }

        RemoteState ask() throws IOException {
            Optional<Manifest> manifest = artifact instanceof Artifact.Stored stored
                    ? stored(stored)
                    : unassembled((Artifact.Unassembled) artifact);
            return new RemoteState(artifact, manifest, held, missing, lacks, List.copyOf(damages.values()));
        }

        private Optional<Manifest> stored(Artifact.Stored image) throws IOException {
            Optional<Manifest> named = look(image.reference(), image.root().digest())
                    .filter(manifest -> manifest.digest().equals(image.root().digest()));
            if (named.isEmpty()) {
                lacks.add(image.reference() + " does not stand for "
                        + image.root().digest());
            }
            for (Manifest manifest : image.manifests()) {
                if (look(image.reference().withDigest(manifest.digest()), manifest.digest())
                        .isEmpty()) {
                    missing.add(manifest);
                    String words = "manifest " + manifest.digest() + " is missing";
                    lacks.add(words);
                    damaged(manifest.digest(), Damage.Content.MANIFEST, Damage.Problem.MISSING, words);
                }
            }
            for (Blob blob : image.blobs()) {
                ask(blob.packaged());
            }
            return named;
        }

        /** A docker-archive's image is there when what its tag names has the same configuration. */
        private Optional<Manifest> unassembled(Artifact.Unassembled image) throws IOException {
            Digest identity = image.config().packaged().digest();
            Optional<Manifest> named = look(image.reference(), identity)
                    .filter(manifest -> manifest.config()
                            .filter(config -> config.digest().equals(identity))
                            .isPresent());
            if (named.isEmpty()) {
                lacks.add(image.reference() + " does not stand for the image " + identity);
                for (Blob blob : image.blobs()) {
                    if (blob.form() == Blob.Form.VERBATIM) {
                        ask(blob.packaged());
                    }
                }
                return named;
            }
            Digest root = named.get().digest();
            if (look(image.reference().withDigest(root), root).isEmpty()) {
                String words = "manifest " + root + " is missing under its digest";
                lacks.add(words);
                damaged(root, Damage.Content.MANIFEST, Damage.Problem.MISSING, words);
            }
            for (Descriptor blob : named.get().blobs()) {
                ask(blob);
            }
            return named;
        }

        /** @param expected whose content this is about, where it is damaged */
        private Optional<Manifest> look(Reference reference, Digest expected) throws IOException {
            try {
                return registry.manifest(reference);
            } catch (RegistryException e) {
                if (!BROKEN.contains(e.kind())) {
                    throw e;
                }
                broken(expected, Damage.Content.MANIFEST, e);
                return Optional.empty();
            }
        }

        private void broken(Digest content, Damage.Content kind, RegistryException failure) {
            String words = String.valueOf(failure.getMessage());
            lacks.add(words);
            boolean lied = failure.kind() == RegistryException.Kind.LIED;
            damaged(content, kind, lied ? Damage.Problem.WRONG_BYTES : Damage.Problem.UNREADABLE, words);
        }

        /** What is found out first of a manifest or blob counts. */
        private void damaged(Digest content, Damage.Content kind, Damage.Problem problem, String words) {
            damages.putIfAbsent(content, new Damage(artifact.reference(), content, kind, problem, words));
        }

        /** Nothing, too, where the registry fails each time it is asked: then the blob is there, but broken. */
        private OptionalLong sizeOf(Descriptor blob) throws IOException {
            try {
                return registry.blobSize(repository, blob.digest());
            } catch (RegistryException e) {
                if (!BROKEN.contains(e.kind())) {
                    throw e;
                }
                broken(blob.digest(), Damage.Content.BLOB, e);
                return OptionalLong.empty();
            }
        }

        private void ask(Descriptor blob) throws IOException {
            if (held.contains(blob.digest())) {
                return;
            }
            OptionalLong size = sizeOf(blob);
            if (size.isEmpty()) {
                lacking(blob, Damage.Problem.MISSING, "is missing");
            } else if (size.getAsLong() != blob.size()) {
                lacking(
                        blob,
                        Damage.Problem.WRONG_SIZE,
                        "has " + size.getAsLong() + " bytes there, not " + blob.size());
            } else {
                held.add(blob.digest());
            }
        }

        private void lacking(Descriptor blob, Damage.Problem problem, String what) {
            String words = "blob " + blob.digest() + " " + what;
            lacks.add(words);
            damaged(blob.digest(), Damage.Content.BLOB, problem, words);
        }
    }
}
