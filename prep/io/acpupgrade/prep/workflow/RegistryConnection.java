package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.target.ClusterLogin;
import io.acpupgrade.prep.target.DockerConfigCredentials;
import io.acpupgrade.prep.target.LoginLookup;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.target.RegistryIdentity;
import io.acpupgrade.prep.target.RegistryLogin;
import io.acpupgrade.prep.target.RegistryLookup;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.target.Trust;
import io.acpupgrade.prep.target.TrustLookup;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.corepackage.CorePackage;
import io.acpupgrade.registry.remote.RateLimitedRegistry;
import io.acpupgrade.registry.remote.RemoteRegistry;
import io.acpupgrade.registry.remote.RetryingRegistry;
import io.acpupgrade.registry.remote.auth.DockerConfig;
import io.acpupgrade.registry.remote.http.Access;
import java.io.IOException;
import java.util.Optional;

/** Finds the registry, the login and the certificates to trust, and connects. */
final class RegistryConnection {
    private final RegistryRequest request;
    private final WorkflowContext run;

    RegistryConnection(RegistryRequest request, WorkflowContext run) {
        this.request = request;
        this.run = run;
    }

    /** The registry that the run is about: the one that was named, else the one that the platform uses. */
    RegistryTarget find() throws InvalidInputException, ClusterException {
        RegistryTarget target = new RegistryLookup(run.platform()).find(request.address());
        run.events().foundRegistry(target);
        return target;
    }

    /** Connects for the steps of a run about this package. */
    ImageSync open(RegistryTarget target, CorePackage core, SyncSettings settings)
            throws InvalidInputException, ClusterException, IOException {
        if (settings.repair().isAsked() && !target.acceptsPushes()) {
            throw new LookupException(
                    Message.of("copy.repair-external", settings.repair().source(), target.address()),
                    Message.of("copy.name-external"));
        }
        boolean writes = settings.mode() == SyncMode.PUSH && target.acceptsPushes();
        RetryingRegistry registry = open(
                target, writes ? Access.WRITE : Access.READ, settings.copy().jobs());
        Registry limited = settings.limit()
                .<Registry>map(limit -> new RateLimitedRegistry(registry, limit))
                .orElse(registry);
        return ImageSync.of(core, target, limited, settings, run);
    }

    /**
     * Connects to a registry that answers and takes the login.
     *
     * @param access what the run does with it
     * @param jobs concurrent uploads at most
     */
    RetryingRegistry open(RegistryTarget target, Access access, int jobs)
            throws InvalidInputException, ClusterException, IOException {
        RegistryIdentity identity = identity(target);
        run.events().connecting(target, identity);
        RemoteRegistry remote =
                identity.connect(target, request.timeouts(), 2 * jobs).forAccess(access);
        RetryingRegistry registry = new RetryingRegistry(remote, request.timeouts(), jobs, run.events()::retrying);
        run.interruption().onRequest(registry::close);
        run.interruption().onRequest(remote::close);
        ping(registry, target, identity.login());
        return registry;
    }

    private RegistryIdentity identity(RegistryTarget target)
            throws InvalidInputException, ClusterException, IOException {
        DockerConfigCredentials docker = new DockerConfigCredentials(DockerConfig.of(run.environment()));
        ClusterLogin clusterLogin =
                new ClusterLogin(request.clusterLogin(), request.tls().mode());
        RegistryLogin login = new LoginLookup(request.login(), run.platform(), docker, clusterLogin).find(target);
        Trust trust = new TrustLookup(request.tls(), run.platform()).find(target);
        return new RegistryIdentity(login, trust, request.warnings());
    }

    /** Says why the cluster's login was not offered, where the registry asks for one. */
    private static void ping(RetryingRegistry registry, RegistryTarget target, RegistryLogin login)
            throws IOException, LookupException {
        try {
            registry.ping();
        } catch (RegistryException e) {
            Optional<Message> withheld =
                    login instanceof RegistryLogin.Anonymous anonymous ? anonymous.withheld() : Optional.empty();
            if (e.kind() != RegistryException.Kind.UNAUTHORIZED || withheld.isEmpty()) {
                throw e;
            }
            throw new LookupException(
                    Message.of("registry.login-withheld", target.address(), withheld.get()),
                    Message.of("registry.give-login"));
        }
    }
}
