package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.ResourceType.Scope;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Discovers the resource types that the API server serves. Aggregated discovery takes two requests; older servers are
 * asked for each group. Results are cached, and read again when a kind is missing, because it may have been added.
 */
final class Discovery {
    private static final String AGGREGATED_TYPES =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + ApiClient.JSON_TYPE;

    private static final List<String> PLATFORM_GROUPS = List.of("alauda.io", "cpaas.io", "tkestack.io");

    private final ApiClient client;
    private List<ResourceType> served = List.of();
    private Map<String, Message> unavailable = Map.of();

    Discovery(ApiClient calls) {
        this.client = calls;
    }

    synchronized Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        return lookUp(
                        kind,
                        group -> apiVersion.startsWith(group + "/"),
                        () -> served.stream()
                                .filter(type -> type.apiVersion().equals(apiVersion)
                                        && type.kind().equals(kind))
                                .toList())
                .stream()
                .findFirst();
    }

    /** The first version of each group is the preferred one. */
    synchronized List<ResourceType> types(String kind) throws ClusterException {
        return lookUp(kind, Discovery::isOfPlatform, () -> preferred(kind));
    }

    synchronized Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return lookUp(
                        kind,
                        group::equals,
                        () -> preferred(kind).stream()
                                .filter(type -> type.group().equals(group))
                                .toList())
                .stream()
                .findFirst();
    }

    /**
     * Searches the cached types, then freshly discovered ones.
     *
     * @param mayServe the groups that must be available before "not served" is certain
     */
    private List<ResourceType> lookUp(String kind, Predicate<String> mayServe, Supplier<List<ResourceType>> search)
            throws ClusterException {
        List<ResourceType> found = search.get();
        if (found.isEmpty()) {
            discover();
            found = search.get();
        }
        if (found.isEmpty()) {
            requireAvailable(kind, mayServe);
        }
        return found;
    }

    /** Groups in which the platform may serve a kind whose group is not documented. */
    private static boolean isOfPlatform(String group) {
        return PLATFORM_GROUPS.stream().anyMatch(group::endsWith);
    }

    /** Fails where an unavailable group may serve the kind: only then "not served" would be a guess. */
    private void requireAvailable(String kind, Predicate<String> mayServe) throws ClusterException {
        List<Message> unknown = unavailable.entrySet().stream()
                .filter(group -> mayServe.test(group.getKey()))
                .map(group -> Message.of("fabric8.group", group.getKey(), group.getValue()))
                .toList();
        if (!unknown.isEmpty()) {
            throw client.unavailableGroups(kind, unknown);
        }
    }

    private List<ResourceType> preferred(String kind) {
        Map<String, ResourceType> byGroup = new LinkedHashMap<>();
        served.stream()
                .filter(type -> type.kind().equals(kind))
                .forEach(type -> byGroup.putIfAbsent(type.group(), type));
        return List.copyOf(byGroup.values());
    }

    private void discover() throws ClusterException {
        Map<String, Message> unavailableGroups = new TreeMap<>();
        served = Stream.of(root("/api", unavailableGroups), root("/apis", unavailableGroups))
                .flatMap(Collection::stream)
                .toList();
        unavailable = unavailableGroups;
    }

    private List<ResourceType> root(String path, Map<String, Message> unavailableGroups) throws ClusterException {
        JsonNode response = client.get(discoveryAction(path), path, AGGREGATED_TYPES)
                .orElseThrow(() -> client.missingPath(discoveryAction(path), path));
        return response.path("kind").asText("").equals("APIGroupDiscoveryList")
                ? aggregated(response, unavailableGroups)
                : unaggregated(path, response, unavailableGroups);
    }

    private static ApiAction discoveryAction(String path) {
        ResourceType none = new ResourceType("", "", "", path, Scope.CLUSTER);
        return new ApiAction("fabric8.discovering", path, Right.to("get", none));
    }

    private static List<ResourceType> aggregated(JsonNode response, Map<String, Message> unavailableGroups) {
        List<ResourceType> types = new ArrayList<>();
        for (FieldReader group : new FieldReader(response).list("/items")) {
            for (FieldReader version : group.list("/versions")) {
                if (version.textOrEmpty("/freshness").equals("Stale")) {
                    unavailableGroups.put(group.textOrEmpty("/metadata/name"), Message.of("fabric8.group-silent"));
                }
                for (FieldReader resource : version.list("/resources")) {
                    types.add(new ResourceType(
                            group.textOrEmpty("/metadata/name"),
                            version.textOrEmpty("/version"),
                            resource.textOrEmpty("/responseKind/kind"),
                            resource.textOrEmpty("/resource"),
                            resource.textOrEmpty("/scope").equals("Namespaced") ? Scope.NAMESPACED : Scope.CLUSTER));
                }
            }
        }
        return types;
    }

    private List<ResourceType> unaggregated(String root, JsonNode response, Map<String, Message> unavailableGroups)
            throws ClusterException {
        List<ResourceType> types = new ArrayList<>();
        FieldReader fields = new FieldReader(response);
        for (String version : fields.texts("/versions")) {
            types.addAll(resources(root + "/" + version, "", version));
        }
        for (FieldReader group : fields.list("/groups")) {
            for (String version : preferredFirst(group)) {
                String name = group.textOrEmpty("/name");
                types.addAll(resourcesIfAvailable(root + "/" + name + "/" + version, name, version, unavailableGroups));
            }
        }
        return types;
    }

    private static List<String> preferredFirst(FieldReader group) {
        Stream<String> all = group.list("/versions").stream().map(version -> version.textOrEmpty("/version"));
        return Stream.concat(group.text("/preferredVersion/version").stream(), all)
                .distinct()
                .toList();
    }

    /** An unavailable group must not hide the other groups, nor count as one that serves nothing. */
    private List<ResourceType> resourcesIfAvailable(
            String path, String group, String version, Map<String, Message> unavailableGroups) throws ClusterException {
        try {
            return resources(path, group, version);
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.BUSY && e.kind() != ClusterException.Kind.FORBIDDEN) {
                throw e;
            }
            unavailableGroups.put(group, Message.of(e));
            return List.of();
        }
    }

    private List<ResourceType> resources(String path, String group, String version) throws ClusterException {
        return client.get(discoveryAction(path), path).map(FieldReader::new).stream()
                .flatMap(list -> list.list("/resources").stream())
                .filter(resource -> !resource.textOrEmpty("/name").contains("/"))
                .map(resource -> new ResourceType(
                        group,
                        version,
                        resource.textOrEmpty("/kind"),
                        resource.textOrEmpty("/name"),
                        resource.isTrue("/namespaced") ? Scope.NAMESPACED : Scope.CLUSTER))
                .toList();
    }
}
