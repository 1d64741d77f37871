package io.acpupgrade.prep.cluster;

import java.util.Optional;

/**
 * One object of the Kubernetes API, named as people name it and as {@code kubectl} does.
 *
 * @param resource the plural, with its group where that is not the core one
 */
record ApiObject(String kind, String resource, Optional<String> namespace, String name) {
    static ApiObject clusterWide(String kind, String resource, String name) {
        return new ApiObject(kind, resource, Optional.empty(), name);
    }

    static ApiObject namespaced(String kind, String resource, String namespace, String name) {
        return new ApiObject(kind, resource, Optional.of(namespace), name);
    }

    /** The right that reading it takes, in words. */
    String right() {
        return "'get' on " + resource + " '" + name + "'"
                + namespace.map(place -> " in namespace '" + place + "'").orElse("");
    }

    /** The command that tells whether the user has that right. */
    String question() {
        return "kubectl auth can-i get " + resource + "/" + name
                + namespace.map(place -> " -n " + place).orElse("");
    }

    @Override
    public String toString() {
        return kind + " " + namespace.map(place -> place + "/").orElse("") + name;
    }
}
