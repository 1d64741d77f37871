package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Selection;
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

/** Changes as fabric8's informer sees them: it lists, watches, and lists again where a watch has expired. */
final class InformerWatch implements Watch {
    private final BlockingQueue<Change> changes;
    private final SharedIndexInformer<GenericKubernetesResource> informer;
    private volatile Stopwatch sinceSign = Stopwatch.started();

    private InformerWatch(BlockingQueue<Change> changes, SharedIndexInformer<GenericKubernetesResource> informer) {
        this.changes = changes;
        this.informer = informer;
    }

    static InformerWatch open(KubernetesClient client, Selection selection) {
        BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        SharedIndexInformer<GenericKubernetesResource> informer =
                selected(client, selection).runnableInformer(0);
        Function<GenericKubernetesResource, JsonNode> json =
                resource -> client.getKubernetesSerialization().convertValue(resource, JsonNode.class);
        informer.addEventHandler(new Queueing(json, changes));
        // that the user may list is known by now; whatever fails from here on is tried again
        informer.exceptionHandler((started, failure) -> true);
        informer.start();
        return new InformerWatch(changes, informer);
    }

    private static FilterWatchListDeletable<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            selected(KubernetesClient client, Selection selection) {
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                all = client.genericKubernetesResources(context(selection.type()));
        AnyNamespaceOperation<
                        GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                placed = selection.namespace().isPresent()
                        ? all.inNamespace(selection.namespace().get())
                        : all.inAnyNamespace();
        FilterWatchListDeletable<
                        GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                chosen = selection.labels().isEmpty() ? placed : placed.withLabelSelector(selection.labels());
        for (String field : selection.fields().isEmpty()
                ? new String[0]
                : selection.fields().split(",", -1)) {
            chosen = chosen.withField(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return chosen;
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
            tell(Event.SEEN, resource);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            tell(Event.SEEN, after);
        }

        @Override
        public void onDelete(GenericKubernetesResource resource, boolean unknownState) {
            tell(Event.GONE, resource);
        }

        private void tell(Event event, GenericKubernetesResource resource) {
            changes.add(new Change(event, KubernetesObject.of(json.apply(resource))));
        }
    }

    @Override
    public Optional<Change> next(Duration patience) throws InterruptedException {
        Optional<Change> change = Optional.ofNullable(changes.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (change.isPresent()) {
            sinceSign = Stopwatch.started();
        }
        return change;
    }

    @Override
    public boolean isConnected() {
        return informer.isWatching();
    }

    @Override
    public Duration sinceSignOfLife() {
        return sinceSign.elapsed();
    }

    @Override
    public void close() {
        informer.stop();
    }
}
