package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.text.ShellCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The Kubernetes API: objects of any kind, as JSON. */
public interface KubernetesApi {
    /** The field manager of everything that this program applies. */
    String FIELD_MANAGER = "acp-upgrade";

    /** Whether a write is stored. */
    enum Write {
        PERSIST,
        /** The API server validates and merges, and stores nothing. */
        DRY_RUN
    }

    /** What to do about fields that another manager owns. */
    enum Conflicts {
        /** Change nothing, and name the fields in a {@link ConflictException}. */
        REPORT,
        /** Take the fields over. */
        FORCE
    }

    /** The start of a kubectl command line that reaches this API server from any shell. */
    ShellCommand kubectl();

    /** The type of this group, version and kind; empty where it is not served. */
    Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException;

    /** The types of every group that serves this kind, each in its preferred version. */
    List<ResourceType> types(String kind) throws ClusterException;

    /** The kind's type in this group, in its preferred version; empty where the group does not serve it. */
    default Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return types(kind).stream().filter(type -> type.group().equals(group)).findFirst();
    }

    Optional<KubernetesObject> read(ObjectName name) throws ClusterException;

    /** One page of the selected objects. */
    ListPage page(ObjectSelector selector, String continueToken) throws ClusterException;

    /** Passes each selected object to the consumer, page by page, so that memory does not grow with the list. */
    default void list(ObjectSelector selector, Consumer<KubernetesObject> each) throws ClusterException {
        Optional<String> continueToken = Optional.of(ListPage.FIRST);
        while (continueToken.isPresent()) {
            ListPage page = page(selector, continueToken.get());
            page.objects().forEach(each);
            continueToken = page.continueToken();
        }
    }

    /**
     * Server-side apply: creates the object, or sets the given fields and leaves all others alone.
     *
     * @throws ConflictException where another manager owns fields and conflicts are to be reported
     */
    KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException;

    /** Creates the object; fails with kind CONFLICT where it exists. */
    KubernetesObject create(KubernetesObject wanted) throws ClusterException;

    /** Replaces the whole object; fails with kind CONFLICT where its resource version is outdated. */
    KubernetesObject replace(KubernetesObject wanted) throws ClusterException;

    /** Applies a JSON merge patch (RFC 7386). */
    KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException;

    /** Whether the user has this right, by a SelfSubjectAccessReview. */
    boolean allows(Right right) throws ClusterException;

    /** The last lines of a container's log, of its current or previous run. */
    List<String> log(LogRequest request) throws ClusterException;

    /** Opens a watch; fails at once where the user may not list the objects. */
    Watch watch(ObjectSelector selector) throws ClusterException;

    /** This API, with a guard that is asked before each write. */
    default KubernetesApi guardedBy(WriteGuard guard) {
        return new GuardedApi(this, guard);
    }

    /** This API without retries: each call is one attempt. */
    default KubernetesApi withoutRetries() {
        return this;
    }

    /** This API without retries, with a timeout for each attempt. */
    default KubernetesApi withoutRetries(Duration timeout) {
        return withoutRetries();
    }

    /** The number of requests sent so far, including watches. */
    int requestCount();
}
