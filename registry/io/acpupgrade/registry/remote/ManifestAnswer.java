package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.util.List;
import java.util.Optional;

/** Reads a manifest that a registry has answered with, and believes only its digest. */
final class ManifestAnswer {
    private ManifestAnswer() {}

    static Manifest read(Reference reference, Answer answer) throws RegistryException {
        if (answer.body().length > Manifest.LARGEST) {
            throw lied("it is larger than " + Manifest.LARGEST + " bytes", "Remove it there.");
        }
        Optional<Digest> expected = Optional.of(reference.tagOrDigest())
                .filter(Digest::isDigest)
                .or(() -> answer.header("Docker-Content-Digest").filter(Digest::isDigest))
                .map(Digest::parse);
        if (expected.isPresent() && !expected.get().isOf(answer.body())) {
            throw lied(
                    "the registry answers for " + expected.get() + " with bytes that are " + Digest.of(answer.body()),
                    "The registry's storage is damaged, or something between changes content; push again after that"
                            + " is mended.");
        }
        try {
            return parsed(answer.body());
        } catch (IllegalArgumentException e) {
            throw lied("the registry holds " + e.getMessage(), "Remove it there.");
        }
    }

    /** Looks at all that is pointed to, so that nobody stumbles over it later. */
    private static Manifest parsed(byte[] bytes) {
        Manifest manifest = Manifest.parse(bytes);
        var unused = List.of(manifest.blobs(), manifest.children(), manifest.subject());
        return manifest;
    }

    private static RegistryException lied(String what, String remedy) {
        return new RegistryException(Kind.LIED, what, remedy);
    }
}
