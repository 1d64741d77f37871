package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Fields;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.ResourceType.Reach;
import io.acpupgrade.prep.kubernetes.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which kinds the API server serves. Aggregated discovery needs two requests; a server from before it is asked for each
 * group in turn. What was read is kept, and read anew when a kind is missing, for it may have been added meanwhile.
 */
final class Discovery {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList," + ApiCalls.JSON_TYPE;

    private static final List<String> PLATFORM = List.of("alauda.io", "cpaas.io", "tkestack.io");

    private final ApiCalls calls;
    private List<ResourceType> known = List.of();
    private Map<String, String> silent = Map.of();

    Discovery(ApiCalls calls) {
        this.calls = calls;
    }

    synchronized Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        return found(
                        kind,
                        group -> apiVersion.startsWith(group + "/"),
                        () -> known.stream()
                                .filter(type -> type.apiVersion().equals(apiVersion)
                                        && type.kind().equals(kind))
                                .toList())
                .stream()
                .findFirst();
    }

    /** The first version of each group is the one that the server prefers. */
    synchronized List<ResourceType> types(String kind) throws ClusterException {
        return found(kind, Discovery::isOfPlatform, () -> preferred(kind));
    }

    synchronized Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return found(
                        kind,
                        group::equals,
                        () -> preferred(kind).stream()
                                .filter(type -> type.group().equals(group))
                                .toList())
                .stream()
                .findFirst();
    }

    /**
     * What is known, or else found when the server is asked.
     *
     * @param mayServe the groups of which none may be silent where nothing is found
     */
    private List<ResourceType> found(String kind, Predicate<String> mayServe, Supplier<List<ResourceType>> among)
            throws ClusterException {
        List<ResourceType> found = among.get();
        if (found.isEmpty()) {
            discover();
            found = among.get();
        }
        if (found.isEmpty()) {
            requireAnswer(kind, mayServe);
        }
        return found;
    }

    /** Those in which the platform may keep a kind whose group is not public; others hold none of its kinds. */
    private static boolean isOfPlatform(String group) {
        return PLATFORM.stream().anyMatch(group::endsWith);
    }

    /** That a kind is not served is known only where every server has answered that may serve it. */
    private void requireAnswer(String kind, Predicate<String> mayServe) throws ClusterException {
        String unknown = silent.entrySet().stream()
                .filter(group -> mayServe.test(group.getKey()))
                .map(group -> group.getKey() + " (" + group.getValue() + ")")
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw calls.unavailable(kind, unknown);
        }
    }

    private List<ResourceType> preferred(String kind) {
        Map<String, ResourceType> byGroup = new LinkedHashMap<>();
        known.stream()
                .filter(type -> type.kind().equals(kind))
                .forEach(type -> byGroup.putIfAbsent(type.group(), type));
        return List.copyOf(byGroup.values());
    }

    private void discover() throws ClusterException {
        Map<String, String> unanswered = new TreeMap<>();
        known = Stream.of(root("/api", unanswered), root("/apis", unanswered))
                .flatMap(Collection::stream)
                .toList();
        silent = unanswered;
    }

    private List<ResourceType> root(String path, Map<String, String> unanswered) throws ClusterException {
        JsonNode answer =
                calls.get(asking(path), path, AGGREGATED).orElseThrow(() -> calls.unknown(asking(path), path));
        return answer.path("kind").asText("").equals("APIGroupDiscoveryList")
                ? aggregated(answer, unanswered)
                : oneByOne(path, answer, unanswered);
    }

    private static Attempt asking(String path) {
        ResourceType none = new ResourceType("", "", "", path, Reach.CLUSTER);
        return new Attempt("Asking for the kinds under " + path + " at", Right.to("get", none));
    }

    private static List<ResourceType> aggregated(JsonNode answer, Map<String, String> unanswered) {
        List<ResourceType> types = new ArrayList<>();
        for (Fields group : new Fields(answer).list("/items")) {
            for (Fields version : group.list("/versions")) {
                if (version.textOrEmpty("/freshness").equals("Stale")) {
                    unanswered.put(group.textOrEmpty("/metadata/name"), "the server behind it does not answer");
                }
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

    private List<ResourceType> oneByOne(String root, JsonNode answer, Map<String, String> unanswered)
            throws ClusterException {
        List<ResourceType> types = new ArrayList<>();
        Fields fields = new Fields(answer);
        for (String version : fields.texts("/versions")) {
            types.addAll(served(root + "/" + version, "", version));
        }
        for (Fields group : fields.list("/groups")) {
            for (String version : preferredFirst(group)) {
                String name = group.textOrEmpty("/name");
                types.addAll(servedIfThere(root + "/" + name + "/" + version, name, version, unanswered));
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

    /** A server of others that is down must not hide all the rest, nor pass for one that serves nothing. */
    private List<ResourceType> servedIfThere(String path, String group, String version, Map<String, String> unanswered)
            throws ClusterException {
        try {
            return served(path, group, version);
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.BUSY && e.kind() != ClusterException.Kind.FORBIDDEN) {
                throw e;
            }
            unanswered.put(group, e.getMessage());
            return List.of();
        }
    }

    private List<ResourceType> served(String path, String group, String version) throws ClusterException {
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
