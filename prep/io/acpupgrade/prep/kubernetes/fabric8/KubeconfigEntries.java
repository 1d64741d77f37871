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
 * The entries of kubeconfig files, by name.
 *
 * @param current the name of the current context
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

    /** Merges the next file: existing names win, as in kubectl. */
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
