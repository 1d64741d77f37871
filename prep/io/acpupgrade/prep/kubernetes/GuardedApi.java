package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.List;
import java.util.Optional;

/** Asks a guard before each write. */
record GuardedApi(KubernetesApi api, WriteGuard guard) implements KubernetesApi {
    @Override
    public ShellCommand kubectl() {
        return api.kubectl();
    }

    @Override
    public Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        return api.type(apiVersion, kind);
    }

    @Override
    public List<ResourceType> types(String kind) throws ClusterException {
        return api.types(kind);
    }

    @Override
    public Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return api.typeIn(group, kind);
    }

    @Override
    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return api.read(name);
    }

    @Override
    public ListPage page(ObjectSelector selector, String continueToken) throws ClusterException {
        return api.page(selector, continueToken);
    }

    @Override
    public KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException {
        if (write == Write.PERSIST) {
            guard.beforeWrite();
        }
        return api.apply(wanted, conflicts, write);
    }

    @Override
    public KubernetesObject create(KubernetesObject wanted) throws ClusterException {
        guard.beforeWrite();
        return api.create(wanted);
    }

    @Override
    public KubernetesObject replace(KubernetesObject wanted) throws ClusterException {
        guard.beforeWrite();
        return api.replace(wanted);
    }

    @Override
    public KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException {
        guard.beforeWrite();
        return api.merge(name, patch);
    }

    @Override
    public boolean allows(Right right) throws ClusterException {
        return api.allows(right);
    }

    @Override
    public List<String> log(LogRequest request) throws ClusterException {
        return api.log(request);
    }

    @Override
    public Watch watch(ObjectSelector selector) throws ClusterException {
        return api.watch(selector);
    }

    @Override
    public int requestCount() {
        return api.requestCount();
    }
}
