package io.acpupgrade.registry.remote;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.UnsupportedManifestException;
import io.acpupgrade.registry.remote.http.Answer;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import java.util.List;
import java.util.Optional;

/** Reads a manifest that a registry has answered with, and believes only its digest. */
final class ManifestAnswer {
    private ManifestAnswer() {}

    static Manifest read(Endpoint endpoint, Reference reference, Answer answer) throws RegistryException {
        if (answer.body().length > Manifest.LARGEST) {
            throw lied(answer, "it is larger than " + Manifest.LARGEST + " bytes", "Remove it there.");
        }
        if (endpoint.owns(answer.url()) && isOfNoRegistry(answer)) {
            throw RegistryErrors.noRegistry(endpoint.manifest(reference), answer, "what is no manifest");
        }
        Optional<Digest> expected = Optional.of(reference.tagOrDigest())
                .filter(Digest::isDigest)
                .or(() -> answer.header("Docker-Content-Digest").filter(Digest::isDigest))
                .map(Digest::parse);
        if (expected.isPresent() && !expected.get().isOf(answer.body())) {
            throw lied(
                    answer,
                    "the registry answers for " + expected.get() + " with bytes that are " + Digest.of(answer.body()),
                    "The registry's storage is damaged, or something between changes content; push again after that"
                            + " is mended.");
        }
        try {
            return parsed(answer.body());
        } catch (IllegalArgumentException e) {
            throw lied(answer, "the registry holds " + e.getMessage(), "Remove it there.");
        }
    }

    /**
     * Something that is no manifest, and that nothing around it calls one, as servers say which answer alike whatever they
     * are asked. A registry whose storage is damaged still says which manifest it means.
     */
    private static boolean isOfNoRegistry(Answer answer) {
        boolean named = answer.header("Docker-Content-Digest").isPresent()
                || answer.header("Content-Type")
                        .filter(ManifestAnswer::isManifestType)
                        .isPresent();
        return !named && !isManifest(answer.body());
    }

    private static boolean isManifestType(String contentType) {
        MediaType type = new MediaType(contentType.split(";", 2)[0].strip());
        return type.isManifest() || type.isOutdatedManifest();
    }

    private static boolean isManifest(byte[] body) {
        try {
            Manifest.parse(body);
            return true;
        } catch (UnsupportedManifestException e) {
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Looks at all that is pointed to, so that nobody stumbles over it later. */
    private static Manifest parsed(byte[] bytes) {
        Manifest manifest = Manifest.parse(bytes);
        var unused = List.of(manifest.blobs(), manifest.children(), manifest.subject());
        return manifest;
    }

    private static RegistryException lied(Answer answer, String what, String remedy) {
        return new RegistryException(Kind.LIED, NetworkErrors.at(answer.url()) + ": " + what, remedy);
    }
}
