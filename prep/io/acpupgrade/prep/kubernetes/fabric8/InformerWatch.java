package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.kubernetes.Watch;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A watch by fabric8's informer: it lists, watches, and lists again when a watch expires. */
final class InformerWatch implements Watch {
    private final BlockingQueue<Change> changes;
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile Stopwatch sinceActivity = Stopwatch.started();

    private InformerWatch(BlockingQueue<Change> changes, SharedIndexInformer<GenericKubernetesResource> informer) {
        this.changes = changes;
        this.informer = informer;
    }

    static InformerWatch open(KubernetesClient client, ObjectSelector selector) {
        BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        SharedIndexInformer<GenericKubernetesResource> informer =
                operation(client, selector).runnableInformer(0);
        Function<GenericKubernetesResource, JsonNode> json =
                resource -> client.getKubernetesSerialization().convertValue(resource, JsonNode.class);
        informer.addEventHandler(new Queueing(json, changes));
        // the right to list has been checked; later failures are retried
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return new InformerWatch(changes, informer);
    }

    private static FilterWatchListDeletable<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            operation(KubernetesClient client, ObjectSelector selector) {
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                all = client.genericKubernetesResources(context(selector.type()));
        AnyNamespaceOperation<
                        GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                inNamespace = selector.namespace().isPresent()
                        ? all.inNamespace(selector.namespace().get())
                        : all.inAnyNamespace();
        FilterWatchListDeletable<
                        GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                filtered = selector.labels().isEmpty() ? inNamespace : inNamespace.withLabelSelector(selector.labels());
        for (String field :
                selector.fields().isEmpty() ? new String[0] : selector.fields().split(",", -1)) {
            filtered =
                    filtered.withField(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return filtered;
    }

    private static ResourceDefinitionContext context(ResourceType type) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(type.group())
                .withVersion(type.version())
                .withKind(type.kind())
                .withPlural(type.plural())
                .withNamespaced(type.isNamespaced())
                .build();
    }

    private record Queueing(Function<GenericKubernetesResource, JsonNode> json, BlockingQueue<Change> changes)
            implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource resource) {
            enqueue(Event.PRESENT, resource);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            enqueue(Event.PRESENT, after);
        }

        @Override
        public void onDelete(GenericKubernetesResource resource, boolean unknownState) {
            enqueue(Event.DELETED, resource);
        }

        private void enqueue(Event event, GenericKubernetesResource resource) {
            changes.add(new Change(event, KubernetesObject.of(json.apply(resource))));
        }
    }

    @Override
    public Optional<Change> next(Duration timeout) throws InterruptedException {
        Optional<Change> change = Optional.ofNullable(changes.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
        if (change.isPresent()) {
            sinceActivity = Stopwatch.started();
        }
        return change;
    }

    @Override
    public boolean isConnected() {
        return informer.isWatching();
    }

    @Override
    public Duration sinceLastActivity() {
        return sinceActivity.elapsed();
    }

    @Override
    public void close() {
        informer.stop();
    }
}
