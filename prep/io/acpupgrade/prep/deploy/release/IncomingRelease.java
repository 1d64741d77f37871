package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Reference;
import java.util.Optional;

/**
 * The release to deploy.
 *
 * @param operatorTag the version in the tag of the operator's image, which need not follow the release's version
 */
public record IncomingRelease(PlatformVersion version, Optional<PlatformVersion> operatorTag) {
    /**
     * Parses the version and the operator's tag.
     *
     * @throws InvalidInputException where the release has no version, so that it cannot be compared with what the
     *     cluster runs
     */
    public static IncomingRelease of(String version, Optional<Reference> operator) throws InvalidInputException {
        PlatformVersion release = PlatformVersion.parse(version)
                .orElseThrow(() -> new InvalidInputException(
                        Message.of("release.no-version", version), Message.of("release.no-version-remedy")));
        return new IncomingRelease(
                release,
                operator.filter(Reference::isTag).flatMap(image -> PlatformVersion.parse(image.tagOrDigest())));
    }
}
