package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Fields;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.Page;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.kubernetes.Selection;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.text.ShellCommand;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A real API server. */
final class RestApi implements KubernetesApi {
    private static final int PAGE = 500;
    private static final String MANAGED = "fieldManager=" + FIELD_MANAGER;
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final KubernetesClient client;
    private final ApiCalls calls;
    private final Discovery discovery;
    private final ShellCommand kubectl;
    private final IntSupplier count;

    RestApi(KubernetesClient client, ApiCalls calls, ShellCommand kubectl, IntSupplier count) {
        this(client, calls, new Discovery(calls), kubectl, count);
    }

    private RestApi(
            KubernetesClient client, ApiCalls calls, Discovery discovery, ShellCommand kubectl, IntSupplier count) {
        this.client = client;
        this.calls = calls;
        this.discovery = discovery;
        this.kubectl = kubectl;
        this.count = count;
    }

    @Override
    public ShellCommand kubectl() {
        return kubectl;
    }

    @Override
    public Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        return discovery.type(apiVersion, kind);
    }

    @Override
    public List<ResourceType> types(String kind) throws ClusterException {
        return discovery.types(kind);
    }

    @Override
    public Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return discovery.typeIn(group, kind);
    }

    @Override
    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return calls.get(Attempt.reading(name), name.path()).map(KubernetesObject::of);
    }

    @Override
    public Page page(Selection selection, String start) throws ClusterException {
        String path = selection.type().path(selection.namespace()) + "?limit=" + PAGE
                + parameter("labelSelector", selection.labels())
                + parameter("fieldSelector", selection.fields())
                + parameter("continue", start);
        Fields page =
                new Fields(calls.get(Attempt.listing(selection), path).orElseThrow(() -> missing(selection.type())));
        return new Page(
                page.list("/items").stream()
                        .map(item -> KubernetesObject.of(complete(item.json(), selection.type())))
                        .toList(),
                page.text("/metadata/continue"));
    }

    /** The items of a list come without the kind that the list has. */
    private static JsonNode complete(JsonNode item, ResourceType type) {
        if (item instanceof ObjectNode object) {
            object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        }
        return item;
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException {
        ObjectName name = nameOf(wanted);
        String path = name.path() + "?" + MANAGED
                + (conflicts == Conflicts.FORCE ? "&force=true" : "")
                + (write == Write.DRY_RUN ? "&dryRun=All" : "");
        return KubernetesObject.of(calls.apply(Attempt.writing("patch", name), path, wanted.json()));
    }

    @Override
    public KubernetesObject create(KubernetesObject wanted) throws ClusterException {
        ObjectName name = nameOf(wanted);
        String path = name.type().path(name.namespace()) + "?" + MANAGED;
        return KubernetesObject.of(calls.post(Attempt.writing("create", name), path, wanted.json()));
    }

    @Override
    public KubernetesObject replace(KubernetesObject wanted) throws ClusterException {
        ObjectName name = nameOf(wanted);
        return KubernetesObject.of(
                calls.put(Attempt.writing("update", name), name.path() + "?" + MANAGED, wanted.json()));
    }

    @Override
    public KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException {
        return KubernetesObject.of(calls.merge(Attempt.writing("patch", name), name.path() + "?" + MANAGED, patch));
    }

    private ObjectName nameOf(KubernetesObject object) throws ClusterException {
        ResourceType type = discovery
                .type(object.apiVersion(), object.kind())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.NOT_FOUND,
                        "Looking for the kind of " + object + " at the API server " + calls.server() + ": it serves no "
                                + object.kind() + " in " + object.apiVersion(),
                        "Install what defines that kind first, or use a manifest for this version of Kubernetes."));
        return object.named(type);
    }

    private ClusterException missing(ResourceType type) {
        return new ClusterException(
                ClusterException.Kind.NOT_FOUND,
                "Listing " + type.qualified() + " at the API server " + calls.server() + ": it does not serve them in "
                        + type.apiVersion(),
                "See `" + kubectl.with("api-resources") + "` for what it serves.");
    }

    @Override
    public boolean allows(Right right) throws ClusterException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        ObjectNode asked = review.putObject("spec").putObject("resourceAttributes");
        asked.put("verb", right.verb())
                .put("group", right.type().group())
                .put("resource", right.type().plural());
        asked.put("subresource", right.subresource());
        right.namespace().ifPresent(place -> asked.put("namespace", place));
        right.name().ifPresent(name -> asked.put("name", name));
        Attempt attempt = new Attempt("Asking whether the user may " + right.words() + " at", right);
        boolean isAllowed =
                calls.post(attempt, REVIEWS, review).at("/status/allowed").asBoolean(false);
        if (!isAllowed) {
            calls.isRefused(right);
        }
        return isAllowed;
    }

    @Override
    public List<String> log(LogRequest request) throws ClusterException {
        ObjectName pod = ObjectName.namespaced(ResourceType.PODS, request.namespace(), request.pod());
        Attempt attempt = new Attempt(
                "Reading the log of " + pod + " from", pod.right("get").of("log"));
        String previous = request.life() == LogRequest.Life.PREVIOUS ? "&previous=true" : "";
        return calls.text(
                        attempt,
                        pod.path() + "/log?tailLines=" + request.lines() + parameter("container", request.container())
                                + previous)
                .lines()
                .toList();
    }

    @Override
    public Watch watch(Selection selection) throws ClusterException {
        String one = selection.type().path(selection.namespace()) + "?limit=1"
                + parameter("fieldSelector", selection.fields());
        if (calls.get(Attempt.listing(selection), one).isEmpty()) {
            throw missing(selection.type());
        }
        return PolledWatch.over(InformerWatch.open(client, selection), () -> {
            List<KubernetesObject> objects = new ArrayList<>();
            list(selection, objects::add);
            return objects;
        });
    }

    @Override
    public KubernetesApi impatient(Duration answer) {
        return new RestApi(client, calls.within(answer), discovery, kubectl, count);
    }

    @Override
    public int calls() {
        return count.getAsInt();
    }
}
