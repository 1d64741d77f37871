package io.acpupgrade.prep.kubernetes.fabric8;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What kubeconfig files say, by name.
 *
 * @param current the name of the context that is used where nobody names one
 */
record KubeconfigEntries(
        Map<String, Context> contexts,
        Map<String, Cluster> clusters,
        Map<String, AuthInfo> users,
        Optional<String> current) {
    static final KubeconfigEntries NONE = new KubeconfigEntries(Map.of(), Map.of(), Map.of(), Optional.empty());

    static KubeconfigEntries of(Config written) {
        return new KubeconfigEntries(
                named(written.getContexts(), one -> one.getName(), one -> one.getContext()),
                named(written.getClusters(), one -> one.getName(), one -> one.getCluster()),
                named(written.getUsers(), one -> one.getName(), one -> one.getUser()),
                Optional.ofNullable(written.getCurrentContext()).filter(name -> !name.isEmpty()));
    }

    private static <W, E> Map<String, E> named(List<W> written, Function<W, String> name, Function<W, E> entry) {
        Map<String, E> entries = new LinkedHashMap<>();
        for (W one : written == null ? List.<W>of() : written) {
            if (name.apply(one) != null && entry.apply(one) != null) {
                entries.putIfAbsent(name.apply(one), entry.apply(one));
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /** With those of the next file, where it is the first that names them, as kubectl merges. */
    KubeconfigEntries and(KubeconfigEntries next) {
        return new KubeconfigEntries(
                merged(contexts, next.contexts),
                merged(clusters, next.clusters),
                merged(users, next.users),
                current.or(next::current));
    }

    private static <E> Map<String, E> merged(Map<String, E> first, Map<String, E> second) {
        Map<String, E> all = new LinkedHashMap<>(first);
        second.forEach(all::putIfAbsent);
        return Collections.unmodifiableMap(all);
    }
}
