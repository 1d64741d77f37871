package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.preflight.advisory.PushRights;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.RetryingRegistry;
import io.acpupgrade.registry.remote.http.Access;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Opens an upload session in each repository of the registry that a sync would push to, and cancels it.
 *
 * @param width repositories that are asked about at a time
 */
record UploadSessions(RegistryConnection connection, int width) implements PushRights {
    @Override
    public Result check(List<String> repositories) {
        try {
            RegistryTarget target = connection.find();
            if (!target.acceptsPushes()) {
                return new NotNeeded(Message.of("push-rights.external", target.address()));
            }
            try (RetryingRegistry registry = connection.open(target, Access.READ, width)) {
                return new Checked(target.address().toString(), repositories.size(), refusals(registry, repositories));
            }
        } catch (InvalidInputException | ClusterException | IOException e) {
            Failure failure = Failure.of(e);
            return new Unavailable(failure.message(), failure.remedy());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(Message.of("push-rights.interrupted"), Message.of("push-rights.again"));
        }
    }

    private Map<String, Message> refusals(Registry registry, List<String> repositories)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(width, DaemonThreads.named("push-rights"));
        try {
            Map<String, Future<Message>> answers = new TreeMap<>();
            repositories.forEach(name -> answers.put(name, pool.submit(() -> refusal(registry, new Repository(name)))));
            Map<String, Message> refusals = new TreeMap<>();
            for (Map.Entry<String, Future<Message>> answer : answers.entrySet()) {
                refusals.put(answer.getKey(), answer.getValue().get());
            }
            refusals.values().removeIf(Message::isEmpty);
            return refusals;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** What the registry has against a push, in its own words; empty where it has nothing. */
    private static Message refusal(Registry registry, Repository repository) throws IOException {
        try {
            registry.probePush(repository);
            return Message.NONE;
        } catch (RegistryException e) {
            boolean aboutThis = !e.kind().isRegistryWide() || e.kind() == RegistryException.Kind.UNAUTHORIZED;
            if (aboutThis) {
                return Message.of(e.getCause() instanceof RegistryException answer ? answer : e);
            }
            throw e;
        }
    }
}
