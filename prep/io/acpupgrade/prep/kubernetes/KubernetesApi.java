package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.text.ShellCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API server as this program uses it: any kind of object, in JSON, as it is served. */
public interface KubernetesApi {
    /** Whose fields these are that this program applies. */
    String FIELD_MANAGER = "acp-upgrade";

    /** Whether a write is meant. */
    enum Write {
        PERSIST,
        /** The API server checks, merges and answers as if, and stores nothing. */
        DRY_RUN
    }

    /** What becomes of a field that somebody else looks after. */
    enum Conflicts {
        /** Nothing is changed; a {@link ConflictException} names the fields. */
        REPORT,
        /** This program takes it over. */
        FORCE
    }

    /** How a command line begins that leads to this API server wherever it is pasted. */
    ShellCommand kubectl();

    /** The kind as it is served in this version of its group; empty where it is not. */
    Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException;

    /** Every group that serves a kind of this name, each in the version that it prefers. */
    List<ResourceType> types(String kind) throws ClusterException;

    /** The kind in this group alone, in the version that it prefers; empty where the group does not serve it. */
    default Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return types(kind).stream().filter(type -> type.group().equals(group)).findFirst();
    }

    Optional<KubernetesObject> read(ObjectName name) throws ClusterException;

    /** The selected objects from here on, as many as fit. */
    ListPage page(ObjectSelector selector, String continueToken) throws ClusterException;

    /** Hands over each selected object; they are fetched page by page, so that many need no more memory than few. */
    default void list(ObjectSelector selector, Consumer<KubernetesObject> each) throws ClusterException {
        Optional<String> continueToken = Optional.of(ListPage.FIRST);
        while (continueToken.isPresent()) {
            ListPage page = page(selector, continueToken.get());
            page.objects().forEach(each);
            continueToken = page.continueToken();
        }
    }

    /**
     * Server-side apply: creates the object, or makes its fields what is wanted and leaves all others alone.
     *
     * @throws ConflictException where fields belong to another manager and conflicts are to be reported
     */
    KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException;

    /** Creates it; one that is already there is a {@link ClusterException} of kind CONFLICT. */
    KubernetesObject create(KubernetesObject wanted) throws ClusterException;

    /** Writes the whole object; a resource version that is no longer the live one is of kind CONFLICT. */
    KubernetesObject replace(KubernetesObject wanted) throws ClusterException;

    /** Changes only what the JSON merge patch (RFC 7386) holds. */
    KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException;

    /** Whether the user may, by the API server's own word (SelfSubjectAccessReview). */
    boolean allows(Right right) throws ClusterException;

    /** The last lines of a container's log; of the run before the present one where that is asked for. */
    List<String> log(LogRequest request) throws ClusterException;

    /** Opens a watch; fails at once where the objects may not be listed. */
    Watch watch(ObjectSelector selector) throws ClusterException;

    /** The same, for someone who may forbid each write. */
    default KubernetesApi guardedBy(WriteGuard guard) {
        return new GuardedApi(this, guard);
    }

    /** The same, for someone who tries again in their own time: each call is one attempt. */
    default KubernetesApi withoutRetries() {
        return this;
    }

    /** The same, where each attempt is given up after that time. */
    default KubernetesApi withoutRetries(Duration timeout) {
        return withoutRetries();
    }

    /** Requests sent so far, watches among them. */
    int requestCount();
}
