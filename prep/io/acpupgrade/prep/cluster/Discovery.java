package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.cluster.ResourceType.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which kinds the API server serves. Aggregated discovery needs two requests; a server from before it is asked for each
 * group in turn. What was read is kept, and read anew when a kind is missing, for it may have been added meanwhile.
 */
final class Discovery {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList," + ApiCalls.JSON_TYPE;

    private final ApiCalls calls;
    private List<ResourceType> known = List.of();

    Discovery(ApiCalls calls) {
        this.calls = calls;
    }

    synchronized Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        Optional<ResourceType> found = among(known, apiVersion, kind);
        if (found.isEmpty()) {
            known = discovered();
            found = among(known, apiVersion, kind);
        }
        return found;
    }

    private static Optional<ResourceType> among(List<ResourceType> types, String apiVersion, String kind) {
        return types.stream()
                .filter(type ->
                        type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst();
    }

    /** The first version of each group is the one that the server prefers. */
    synchronized List<ResourceType> types(String kind) throws ClusterException {
        List<ResourceType> found = preferred(kind);
        if (found.isEmpty()) {
            known = discovered();
            found = preferred(kind);
        }
        return found;
    }

    private List<ResourceType> preferred(String kind) {
        Map<String, ResourceType> byGroup = new LinkedHashMap<>();
        known.stream()
                .filter(type -> type.kind().equals(kind))
                .forEach(type -> byGroup.putIfAbsent(type.group(), type));
        return List.copyOf(byGroup.values());
    }

    private List<ResourceType> discovered() throws ClusterException {
        return Stream.of(root("/api"), root("/apis"))
                .flatMap(Collection::stream)
                .toList();
    }

    private List<ResourceType> root(String path) throws ClusterException {
        JsonNode answer = calls.get(asking(path), path, AGGREGATED)
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.FAILED,
                        "Asking the server which kinds it serves: it knows no " + path,
                        "Check that the kubeconfig leads to a Kubernetes API server."));
        return answer.path("kind").asText("").equals("APIGroupDiscoveryList")
                ? aggregated(answer)
                : oneByOne(path, answer);
    }

    private static Attempt asking(String path) {
        ResourceType none = new ResourceType("", "", "", path, Reach.CLUSTER);
        return new Attempt("Asking for the kinds under " + path + " at", Right.to("get", none));
    }

    private static List<ResourceType> aggregated(JsonNode answer) {
        List<ResourceType> types = new ArrayList<>();
        for (Fields group : new Fields(answer).list("/items")) {
            for (Fields version : group.list("/versions")) {
                for (Fields resource : version.list("/resources")) {
                    types.add(new ResourceType(
                            group.textOrEmpty("/metadata/name"),
                            version.textOrEmpty("/version"),
                            resource.textOrEmpty("/responseKind/kind"),
                            resource.textOrEmpty("/resource"),
                            resource.textOrEmpty("/scope").equals("Namespaced") ? Reach.NAMESPACED : Reach.CLUSTER));
                }
            }
        }
        return types;
    }

    private List<ResourceType> oneByOne(String root, JsonNode answer) throws ClusterException {
        List<ResourceType> types = new ArrayList<>();
        Fields fields = new Fields(answer);
        for (String version : fields.texts("/versions")) {
            types.addAll(served(root + "/" + version, "", version));
        }
        for (Fields group : fields.list("/groups")) {
            for (String version : preferredFirst(group)) {
                String name = group.textOrEmpty("/name");
                types.addAll(served(root + "/" + name + "/" + version, name, version));
            }
        }
        return types;
    }

    private static List<String> preferredFirst(Fields group) {
        Stream<String> all = group.list("/versions").stream().map(version -> version.textOrEmpty("/version"));
        return Stream.concat(group.text("/preferredVersion/version").stream(), all)
                .distinct()
                .toList();
    }

    private List<ResourceType> served(String path, String group, String version) throws ClusterException {
        // an extension server that is down must not hide all the others
        return calls.get(asking(path), path).map(Fields::new).stream()
                .flatMap(list -> list.list("/resources").stream())
                .filter(resource -> !resource.textOrEmpty("/name").contains("/"))
                .map(resource -> new ResourceType(
                        group,
                        version,
                        resource.textOrEmpty("/kind"),
                        resource.textOrEmpty("/name"),
                        resource.isTrue("/namespaced") ? Reach.NAMESPACED : Reach.CLUSTER))
                .toList();
    }
}
