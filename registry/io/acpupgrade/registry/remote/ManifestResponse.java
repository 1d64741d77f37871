package io.acpupgrade.registry.remote;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.UnsupportedManifestException;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.Endpoint;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import java.util.List;
import java.util.Optional;

/** Reads a manifest from a response and checks its digest. */
final class ManifestResponse {
    private ManifestResponse() {}

    static Manifest read(Endpoint endpoint, Reference reference, BufferedResponse answer) throws RegistryException {
        if (answer.body().length > Manifest.MAX_SIZE) {
            throw mismatch(
                    Message.of("remote.manifest-too-large", from(answer), Manifest.MAX_SIZE),
                    Message.of("remote.remove"));
        }
        if (endpoint.isThis(answer.url()) && isOfNoRegistry(answer)) {
            throw RegistryErrors.notARegistry(endpoint.manifest(reference), answer, Message.of("remote.no-manifest"));
        }
        Optional<Digest> expected = Optional.of(reference.tagOrDigest())
                .filter(Digest::isDigest)
                .or(() -> answer.header("Docker-Content-Digest").filter(Digest::isDigest))
                .map(Digest::parse);
        if (expected.isPresent() && !expected.get().isOf(answer.body())) {
            throw mismatch(
                    Message.of("remote.other-manifest", from(answer), expected.get(), Digest.of(answer.body())),
                    Message.of("remote.storage-damaged"));
        }
        try {
            return parsed(answer.body());
        } catch (IllegalArgumentException e) {
            throw mismatch(Message.of("remote.bad-manifest", from(answer), Message.of(e)), Message.of("remote.remove"));
        }
    }

    /**
     * Whether the response is not from a registry: it is not a manifest, and no header calls it one. A registry with
     * damaged storage still sends the digest and type of the manifest.
     */
    private static boolean isOfNoRegistry(BufferedResponse answer) {
        boolean named = answer.header("Docker-Content-Digest").isPresent()
                || answer.header("Content-Type")
                        .filter(ManifestResponse::isManifestType)
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

    /** Parses all descriptors, so that an invalid one fails here and not later. */
    private static Manifest parsed(byte[] bytes) {
        Manifest manifest = Manifest.parse(bytes);
        var unused = List.of(manifest.blobs(), manifest.children(), manifest.subject());
        return manifest;
    }

    private static String from(BufferedResponse answer) {
        return NetworkErrors.withoutQuery(answer.url());
    }

    private static RegistryException mismatch(Message what, Message remedy) {
        return new RegistryException(Kind.DIGEST_MISMATCH, what, remedy);
    }
}
