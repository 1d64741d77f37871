package io.acpupgrade.prep.deploy.manifests;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a Kubernetes API, ordered as Kubernetes does: v2, v1, v1beta2, v1alpha1. */
record ApiVersion(String name) {
    private static final Pattern SHAPE = Pattern.compile("v(?<major>[0-9]+)(?:(?<stage>alpha|beta)(?<minor>[0-9]+))?");
    private static final int STABLE = 2;
    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::stage)
            .thenComparingInt(version -> version.number("major"))
            .thenComparingInt(version -> version.number("minor"));

    boolean isNewerThan(ApiVersion other) {
        return ORDER.compare(this, other) > 0;
    }

    private Matcher parts() {
        return SHAPE.matcher(name);
    }

    /** Names of another form sort last. */
    private int stage() {
        Matcher parts = parts();
        if (!parts.matches()) {
            return -1;
        }
        String stage = parts.group("stage");
        if (stage == null) {
            return STABLE;
        }
        return stage.equals("beta") ? 1 : 0;
    }

    private int number(String part) {
        Matcher parts = parts();
        return parts.matches() && parts.group(part) != null ? Integer.parseInt(parts.group(part)) : 0;
    }
}
