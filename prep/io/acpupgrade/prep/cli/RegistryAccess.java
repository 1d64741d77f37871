package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.prep.target.Account;
import io.acpupgrade.prep.target.ClusterLogin;
import io.acpupgrade.prep.target.DockerCredentials;
import io.acpupgrade.prep.target.LoginLookup;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.target.RegistryAddress;
import io.acpupgrade.prep.target.RegistryLogin;
import io.acpupgrade.prep.target.RegistryLookup;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.prep.target.Trust;
import io.acpupgrade.prep.target.TrustLookup;
import io.acpupgrade.prep.workflow.SyncLog;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.remote.RemoteRegistry;
import io.acpupgrade.registry.remote.RetryingRegistry;
import io.acpupgrade.registry.remote.auth.DockerConfig;
import io.acpupgrade.registry.remote.http.Access;
import io.acpupgrade.registry.remote.http.Credentials;
import io.acpupgrade.registry.remote.http.Endpoint;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** Finds the registry, the login and whom to trust, tells why, and opens the registry. */
final class RegistryAccess {
    private final RegistryRequest wishes;
    private final Cluster cluster;
    private final CliContext surroundings;
    private final SyncLog log;
    private final RunReport report;

    RegistryAccess(RegistryRequest wishes, Cluster cluster, CliContext surroundings, SyncLog log, RunReport report) {
        this.wishes = wishes;
        this.cluster = cluster;
        this.surroundings = surroundings;
        this.log = log;
        this.report = report;
    }

    /** The decision, printed with its reasons. */
    RegistryTarget target() throws InvalidInputException, ClusterException {
        RegistryTarget target = new RegistryLookup(cluster).find(wishes.address());
        log.say("Registry", target.address().toString());
        target.reasons().forEach(reason -> log.say("", reason));
        return target;
    }

    /**
     * A registry that answers and takes the login.
     *
     * @param access what the run does with it
     * @param width requests at a time, at the most
     */
    RetryingRegistry open(RegistryTarget target, Access access, int width)
            throws InvalidInputException, ClusterException, IOException {
        RegistryLogin login = new LoginLookup(
                        wishes.login(),
                        cluster,
                        docker(),
                        new ClusterLogin(wishes.clusterLogin(), wishes.tls().mode()))
                .find(target);
        Trust trust = new TrustLookup(wishes.tls(), cluster).find(target);
        tell(target, login, trust);
        RemoteRegistry remote = remote(target, login, trust, width).forRunThat(access);
        RetryingRegistry registry = new RetryingRegistry(remote, wishes.patience(), width, log::retrying);
        surroundings.interruption().onRequest(registry::close);
        surroundings.interruption().onRequest(remote::close);
        knock(registry, target, login);
        return registry;
    }

    /** A registry that asks for a login is answered here where the cluster's was kept back. */
    private static void knock(RetryingRegistry registry, RegistryTarget target, RegistryLogin login)
            throws IOException, LookupException {
        try {
            registry.ping();
        } catch (RegistryException e) {
            Optional<String> withheld =
                    login instanceof RegistryLogin.Anonymous nobody ? nobody.withheld() : Optional.empty();
            if (e.kind() != RegistryException.Kind.UNAUTHORIZED || withheld.isEmpty()) {
                throw e;
            }
            throw new LookupException(
                    "Logging in to " + target.address() + ": it asks for a login, and none was given. The cluster's own"
                            + " (Secret cpaas-system/registry-admin) is not offered, for " + withheld.get(),
                    "Pass --username and --password-stdin (or REGISTRY_USERNAME and REGISTRY_PASSWORD). If this registry is to"
                            + " have the cluster's login: --cluster-login.");
        }
    }

    private DockerCredentials docker() {
        return new DockerLogins(DockerConfig.of(surroundings.environment()));
    }

    private void tell(RegistryTarget target, RegistryLogin login, Trust trust) {
        log.say("Login", words(login));
        boolean nobody = login instanceof RegistryLogin.Anonymous;
        login.notes().forEach(nobody ? note -> log.say("", note) : log::detail);
        log.say("TLS", words(trust));
        trust.notes().forEach(log::detail);
        trust.mode().warning().ifPresent(log::warn);
        wishes.warnings().forEach(log::warn);
        report.addRegistry(
                target.address().toString(), target.reasons(), Map.of("login", words(login), "tls", words(trust)));
    }

    private static String words(RegistryLogin login) {
        return login instanceof RegistryLogin.Named named
                ? named.account().username() + " (" + named.source() + ")"
                : login.source();
    }

    private static String words(Trust trust) {
        return switch (trust.mode()) {
            case VERIFIED ->
                "verified for " + String.join(" or ", trust.acceptedNames()) + ", trusting "
                        + trust.anchors().source();
            case UNVERIFIED -> "not verified";
            case PLAIN_HTTP -> "none: plain HTTP";
        };
    }

    private RemoteRegistry remote(RegistryTarget target, RegistryLogin login, Trust trust, int width)
            throws IOException {
        RegistryAddress address = target.address();
        Endpoint.Scheme scheme = trust.mode() == TlsMode.PLAIN_HTTP ? Endpoint.Scheme.HTTP : Endpoint.Scheme.HTTPS;
        Endpoint endpoint = new Endpoint(
                scheme,
                address.host(),
                address.port().orElse(scheme.defaultPort()),
                address.prefix().map(prefix -> prefix + "/").orElse(""),
                new HashSet<>(target.certificateNames()));
        Optional<Credentials> credentials = login instanceof RegistryLogin.Named named
                ? Optional.of(credentials(named.account()))
                : Optional.empty();
        String serverName = trust.acceptedNames().contains(address.host())
                ? ""
                : trust.acceptedNames().stream().findFirst().orElse("");
        try {
            return RemoteRegistry.at(
                    endpoint, TrustedRegistry.trust(trust), serverName, credentials, wishes.patience(), 2 * width);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static Credentials credentials(Account account) {
        return new Credentials(account.username(), account.password().reveal());
    }
}
