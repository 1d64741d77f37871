package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ListPage;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The Kubernetes API over REST, without retries. */
final class RestApi implements KubernetesApi {
    private static final int PAGE_SIZE = 500;
    private static final String FIELD_MANAGER_PARAMETER = "fieldManager=" + FIELD_MANAGER;
    private static final String ACCESS_REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final KubernetesClient fabric8;
    private final ApiClient client;
    private final Discovery discovery;
    private final ShellCommand kubectl;
    private final IntSupplier requests;

    RestApi(KubernetesClient fabric8, ApiClient client, ShellCommand kubectl, IntSupplier requests) {
        this(fabric8, client, new Discovery(client), kubectl, requests);
    }

    private RestApi(
            KubernetesClient fabric8,
            ApiClient client,
            Discovery discovery,
            ShellCommand kubectl,
            IntSupplier requests) {
        this.fabric8 = fabric8;
        this.client = client;
        this.discovery = discovery;
        this.kubectl = kubectl;
        this.requests = requests;
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
        return client.get(ApiAction.reading(name), name.path()).map(KubernetesObject::of);
    }

    @Override
    public ListPage page(ObjectSelector selector, String continueToken) throws ClusterException {
        String path = selector.type().path(selector.namespace()) + "?limit=" + PAGE_SIZE
                + parameter("labelSelector", selector.labels())
                + parameter("fieldSelector", selector.fields())
                + parameter("continue", continueToken);
        FieldReader page = new FieldReader(
                client.get(ApiAction.listing(selector), path).orElseThrow(() -> notServed(selector.type())));
        return new ListPage(
                page.list("/items").stream()
                        .map(item -> KubernetesObject.of(withKind(item.json(), selector.type())))
                        .toList(),
                page.text("/metadata/continue"));
    }

    /** Adds the kind, which items of a list do not repeat. */
    private static JsonNode withKind(JsonNode item, ResourceType type) {
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
        String path = name.path() + "?" + FIELD_MANAGER_PARAMETER
                + (conflicts == Conflicts.FORCE ? "&force=true" : "")
                + (write == Write.DRY_RUN ? "&dryRun=All" : "");
        return KubernetesObject.of(client.apply(ApiAction.writing("patch", name), path, wanted.json()));
    }

    @Override
    public KubernetesObject create(KubernetesObject wanted) throws ClusterException {
        ObjectName name = nameOf(wanted);
        String path = name.type().path(name.namespace()) + "?" + FIELD_MANAGER_PARAMETER;
        return KubernetesObject.of(client.post(ApiAction.writing("create", name), path, wanted.json()));
    }

    @Override
    public KubernetesObject replace(KubernetesObject wanted) throws ClusterException {
        ObjectName name = nameOf(wanted);
        return KubernetesObject.of(client.put(
                ApiAction.writing("update", name), name.path() + "?" + FIELD_MANAGER_PARAMETER, wanted.json()));
    }

    @Override
    public KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException {
        return KubernetesObject.of(
                client.merge(ApiAction.writing("patch", name), name.path() + "?" + FIELD_MANAGER_PARAMETER, patch));
    }

    private ObjectName nameOf(KubernetesObject object) throws ClusterException {
        ResourceType type = discovery
                .type(object.apiVersion(), object.kind())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.NOT_FOUND,
                        Message.of(
                                "fabric8.kind-not-served", object, client.server(), object.kind(), object.apiVersion()),
                        Message.of("fabric8.install-kind")));
        return object.named(type);
    }

    private ClusterException notServed(ResourceType type) {
        return new ClusterException(
                ClusterException.Kind.NOT_FOUND,
                Message.of("fabric8.list-not-served", type.qualifiedName(), client.server(), type.apiVersion()),
                Message.of("fabric8.see-resources", kubectl.with("api-resources")));
    }

    @Override
    public boolean allows(Right right) throws ClusterException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
        attributes
                .put("verb", right.verb())
                .put("group", right.type().group())
                .put("resource", right.type().plural());
        attributes.put("subresource", right.subresource());
        right.namespace().ifPresent(namespace -> attributes.put("namespace", namespace));
        right.name().ifPresent(name -> attributes.put("name", name));
        ApiAction action = new ApiAction("fabric8.reviewing", right.description(), right);
        boolean isAllowed = client.post(action, ACCESS_REVIEWS, review)
                .at("/status/allowed")
                .asBoolean(false);
        if (!isAllowed) {
            client.reportForbidden(right);
        }
        return isAllowed;
    }

    @Override
    public List<String> log(LogRequest request) throws ClusterException {
        ObjectName pod = ObjectName.namespaced(ResourceType.PODS, request.namespace(), request.pod());
        ApiAction action =
                new ApiAction("fabric8.reading-log", pod, pod.right("get").onSubresource("log"));
        String previous = request.run() == LogRequest.ContainerRun.PREVIOUS ? "&previous=true" : "";
        return client.text(
                        action,
                        pod.path() + "/log?tailLines=" + request.lines() + parameter("container", request.container())
                                + previous)
                .lines()
                .toList();
    }

    @Override
    public Watch watch(ObjectSelector selector) throws ClusterException {
        String one =
                selector.type().path(selector.namespace()) + "?limit=1" + parameter("fieldSelector", selector.fields());
        if (client.get(ApiAction.listing(selector), one).isEmpty()) {
            throw notServed(selector.type());
        }
        return PolledWatch.over(InformerWatch.open(fabric8, selector), () -> {
            List<KubernetesObject> objects = new ArrayList<>();
            list(selector, objects::add);
            return objects;
        });
    }

    @Override
    public KubernetesApi withoutRetries(Duration timeout) {
        return new RestApi(fabric8, client.withTimeout(timeout), discovery, kubectl, requests);
    }

    @Override
    public int requestCount() {
        return requests.getAsInt();
    }
}
