package io.acpupgrade.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Asks a registry what it holds of an artifact: every manifest by tag and by digest, every blob by its size. */
public final class Inventory {
    /** What a registry answers for content that it has lost a part of; sending that again mends it. */
    private static final Set<RegistryException.Kind> BROKEN =
            Set.of(RegistryException.Kind.LIED, RegistryException.Kind.FAILED);

    private final Registry registry;

    public Inventory(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks for everything that belongs to the artifact. Content that is wrong there is a lack, not a failure.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Holding of(Artifact artifact) throws IOException {
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
    private static Holding hidden(Artifact artifact, RegistryException denial) {
        List<Manifest> manifests = artifact instanceof Artifact.Stored stored ? stored.manifests() : List.of();
        List<String> lacks = List.of(String.valueOf(denial.getMessage()));
        return new Holding(artifact, Optional.empty(), Set.of(), manifests, lacks);
    }

    private final class Question {
        private final Artifact artifact;
        private final Repository repository;
        private final List<String> lacks = new ArrayList<>();
        private final Set<Digest> held = new HashSet<>();
        private final List<Manifest> missing = new ArrayList<>();

        Question(Artifact artifact) {
            this.artifact = artifact;
            this.repository = artifact.reference().repository();
        }

        Holding ask() throws IOException {
            Optional<Manifest> manifest = artifact instanceof Artifact.Stored stored
                    ? stored(stored)
                    : unassembled((Artifact.Unassembled) artifact);
            return new Holding(artifact, manifest, held, missing, lacks);
        }

        private Optional<Manifest> stored(Artifact.Stored image) throws IOException {
            Optional<Manifest> named = look(image.reference())
                    .filter(manifest -> manifest.digest().equals(image.root().digest()));
            if (named.isEmpty()) {
                lacks.add(image.reference() + " does not stand for "
                        + image.root().digest());
            }
            for (Manifest manifest : image.manifests()) {
                if (look(image.reference().withDigest(manifest.digest())).isEmpty()) {
                    missing.add(manifest);
                    lacks.add("manifest " + manifest.digest() + " is missing");
                }
            }
            for (Blob blob : image.blobs()) {
                ask(blob.packaged());
            }
            return named;
        }

        /** A docker-archive's image is there when what its tag names has the same configuration. */
        private Optional<Manifest> unassembled(Artifact.Unassembled image) throws IOException {
            Optional<Manifest> named = look(image.reference())
                    .filter(manifest -> manifest.config()
                            .filter(config -> config.digest()
                                    .equals(image.config().packaged().digest()))
                            .isPresent());
            if (named.isEmpty()) {
                lacks.add(image.reference() + " does not stand for the image "
                        + image.config().packaged().digest());
                for (Blob blob : image.blobs()) {
                    if (blob.form() == Blob.Form.VERBATIM) {
                        ask(blob.packaged());
                    }
                }
                return named;
            }
            if (look(image.reference().withDigest(named.get().digest())).isEmpty()) {
                lacks.add("manifest " + named.get().digest() + " is missing under its digest");
            }
            for (Descriptor blob : named.get().blobs()) {
                ask(blob);
            }
            return named;
        }

        private Optional<Manifest> look(Reference reference) throws IOException {
            try {
                return registry.manifest(reference);
            } catch (RegistryException e) {
                if (!BROKEN.contains(e.kind())) {
                    throw e;
                }
                lacks.add(e.getMessage());
                return Optional.empty();
            }
        }

        /** Nothing, too, where the registry fails each time it is asked: then the blob is there, but broken. */
        private OptionalLong sizeOf(Descriptor blob) throws IOException {
            try {
                return registry.blobSize(repository, blob.digest());
            } catch (RegistryException e) {
                if (!BROKEN.contains(e.kind())) {
                    throw e;
                }
                lacks.add(e.getMessage());
                return OptionalLong.empty();
            }
        }

        private void ask(Descriptor blob) throws IOException {
            if (held.contains(blob.digest())) {
                return;
            }
            OptionalLong size = sizeOf(blob);
            if (size.isEmpty()) {
                lacks.add("blob " + blob.digest() + " is missing");
            } else if (size.getAsLong() != blob.size()) {
                lacks.add("blob " + blob.digest() + " has " + size.getAsLong() + " bytes there, not " + blob.size());
            } else {
                held.add(blob.digest());
            }
        }
    }
}
