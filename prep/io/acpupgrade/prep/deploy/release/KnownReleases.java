package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.deploy.manifests.ExistingOperator;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.manifests.ReleaseImages;
import io.acpupgrade.prep.deploy.release.KnownRelease.Role;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Collects every mention of a release in the cluster: the operator's Deployment, ProductBase, the
 * ClusterVersionShadows.
 */
record KnownReleases(KubernetesApi api, ShadowLookup shadows) {
    private static final String PRODUCT = "product-image";

    List<KnownRelease> of(ProductBase base) throws ClusterException {
        List<KnownRelease> found = new ArrayList<>();
        for (KubernetesObject operator : new ExistingOperator(api).running()) {
            found.addAll(ofOperator(operator));
        }
        base.state()
                .installed()
                .ifPresent(version ->
                        found.add(new KnownRelease(Role.RUNS, Message.of("release.in-product-base"), version)));
        for (NamedShadow shadow : shadows.all()) {
            found.addAll(ofShadow(shadow.shadow()));
        }
        return List.copyOf(found);
    }

    private static List<KnownRelease> ofOperator(KubernetesObject deployment) {
        List<KnownRelease> found = new ArrayList<>();
        Optional.ofNullable(deployment.annotations().get(ImagePinning.RELEASE_ANNOTATION))
                .ifPresent(release -> found.add(new KnownRelease(
                        Role.OPERATOR,
                        Message.of("release.in-annotation", deployment, ImagePinning.RELEASE_ANNOTATION),
                        release)));
        Optional.ofNullable(deployment.annotations().get(ImagePinning.annotationFor(OperatorManifests.OPERATOR)))
                .flatMap(ReleaseImages::tagOf)
                .ifPresent(tag -> found.add(new KnownRelease(
                        Role.OPERATOR_TAG,
                        Message.of(
                                "release.in-annotation",
                                deployment,
                                ImagePinning.annotationFor(OperatorManifests.OPERATOR)),
                        tag)));
        OperatorManifests.containers(deployment).forEach(container -> {
            String image = container.textOrEmpty("/image");
            if (ReleaseImages.isNamed(image, OperatorManifests.OPERATOR)) {
                ReleaseImages.tagOf(image)
                        .ifPresent(tag -> found.add(new KnownRelease(
                                Role.OPERATOR_TAG, Message.of("release.in-image", deployment, image), tag)));
            }
            container.list("/env").stream()
                    .map(variable -> variable.textOrEmpty("/value"))
                    .filter(value -> ReleaseImages.isNamed(value, PRODUCT))
                    .forEach(value -> ReleaseImages.tagOf(value)
                            .ifPresent(tag -> found.add(new KnownRelease(
                                    Role.OPERATOR, Message.of("release.in-image", deployment, value), tag))));
        });
        return found;
    }

    static List<KnownRelease> ofShadow(ClusterVersionShadow shadow) {
        List<KnownRelease> found = new ArrayList<>();
        Optional<String> current = shadow.status().current().version();
        current.ifPresent(version ->
                found.add(new KnownRelease(shadow.name(), Role.RUNS, in(shadow, "status.current"), version)));
        Predicate<String> ahead = target -> isAhead(target, current);
        shadow.desiredUpdate()
                .filter(ahead)
                .ifPresent(target -> found.add(
                        new KnownRelease(shadow.name(), Role.IN_FLIGHT, in(shadow, "spec.desiredUpdate"), target)));
        if (!shadow.isOutdated()) {
            shadow.status()
                    .desired()
                    .version()
                    .filter(ahead)
                    .ifPresent(target -> found.add(
                            new KnownRelease(shadow.name(), Role.IN_FLIGHT, in(shadow, "status.desired"), target)));
        }
        return found;
    }

    private static Message in(ClusterVersionShadow shadow, String field) {
        return Message.of("release.in-shadow", ShadowLookup.KIND, shadow.name(), field);
    }

    /**
     * Whether the target is still ahead of the current version; one that was reached or passed is no longer pending.
     */
    private static boolean isAhead(String target, Optional<String> current) {
        Optional<PlatformVersion> wanted = PlatformVersion.parse(target);
        Optional<PlatformVersion> reached = current.flatMap(PlatformVersion::parse);
        if (wanted.isEmpty() || reached.isEmpty()) {
            return !current.equals(Optional.of(target));
        }
        return wanted.get().isNewerThan(reached.get());
    }
}
