package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.SecretData;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the account for a registry: from options and environment, the Secret of the cluster that owns the registry,
 * docker's configuration; otherwise anonymous. A source is read only when those before it have no account. Other
 * registries get the cluster's login only where the user allows it.
 */
public record LoginLookup(LoginOptions options, Cluster cluster, DockerCredentials docker, ClusterLogin clusterLogin) {
    private static final String NAME = "registry-admin";
    private static final String SECRET = "Secret " + ProductBase.NAMESPACE + "/" + NAME;
    private static final Message ALTERNATIVE = Message.of("target.or-username");

    public RegistryLogin find(RegistryTarget target) throws UsageException, LookupException, ClusterException {
        List<Message> notes = new ArrayList<>();
        if (clusterLogin.consent() == ClusterLogin.Consent.ANY_REGISTRY) {
            return named(required(notes), Message.of("target.by-cluster-login", SECRET), notes);
        }
        Optional<RegistryLogin.Named> fromOptions = options.login();
        if (fromOptions.isPresent()) {
            return fromOptions.get();
        }
        notes.add(Message.of("target.no-username"));
        Optional<Objection> objection = objection(target, notes);
        Optional<Account> fromCluster = objection.isEmpty() ? fromOwnCluster(notes) : Optional.empty();
        if (fromCluster.isPresent()) {
            return named(fromCluster.get(), Message.verbatim(SECRET), notes);
        }
        Optional<Account> fromDocker = fromDocker(target.address(), notes);
        return fromDocker.isPresent()
                ? named(fromDocker.get(), Message.of("target.docker-config", docker.location()), notes)
                : anonymous(objection, notes);
    }

    private static RegistryLogin named(Account account, Message source, List<Message> notes) {
        return new RegistryLogin.Named(account, source, notes);
    }

    /**
     * Why the cluster's login is withheld.
     *
     * @param failure of the cluster, where that is why
     */
    private record Objection(Message reason, Optional<ClusterException> failure) {
        Objection(Message reason) {
            this(reason, Optional.empty());
        }

        /** Whether it is worth to ask the cluster for that login: one that cannot be asked was told of once. */
        boolean leavesAQuestion() {
            return failure.filter(ClusterException::isOfTheWholeCluster).isEmpty();
        }
    }

    /** Why the cluster's login is withheld from the registry; empty where it is sent. */
    private Optional<Objection> objection(RegistryTarget target, List<Message> notes) {
        if (clusterLogin.tls() != TlsMode.VERIFIED) {
            return Optional.of(new Objection(Message.of("target.tls-off", target.address())));
        }
        try {
            return new ClusterRegistryMatcher(cluster)
                    .mismatch(target, clusterLogin.tls())
                    .map(Objection::new);
        } catch (ClusterException e) {
            notes.add(Message.of("target.owner-unknown", target.address(), Message.of(e)));
            return Optional.of(new Objection(Message.of("target.listing-unknown", target.address()), Optional.of(e)));
        }
    }

    private RegistryLogin anonymous(Optional<Objection> objection, List<Message> notes) {
        Optional<Message> withheld = objection
                .filter(Objection::leavesAQuestion)
                .filter(any -> existsInCluster(notes))
                .map(Objection::reason);
        withheld.ifPresent(reason -> notes.add(Message.of("target.not-offered", SECRET, reason)));
        return new RegistryLogin.Anonymous(notes, withheld);
    }

    private boolean existsInCluster(List<Message> notes) {
        try {
            return fromSecret(notes).isPresent();
        } catch (ClusterException | LookupException e) {
            notes.add(Message.of("target.unusable", SECRET, Message.of(e)));
            return false;
        }
    }

    private Account required(List<Message> notes) throws LookupException, ClusterException {
        Optional<Account> account = fromOwnCluster(notes);
        if (account.isEmpty()) {
            throw new LookupException(
                    Message.of("target.no-cluster-login", SECRET, cluster.server()),
                    Message.sentences(Message.of("target.choose-global"), ALTERNATIVE));
        }
        return account.get();
    }

    private Optional<Account> fromOwnCluster(List<Message> notes) throws LookupException, ClusterException {
        try {
            return fromSecret(notes);
        } catch (ClusterException e) {
            throw e.withAlternative(ALTERNATIVE);
        }
    }

    private Optional<Account> fromSecret(List<Message> notes) throws LookupException, ClusterException {
        Optional<SecretData> secret = cluster.secret(ProductBase.NAMESPACE, NAME);
        if (secret.isEmpty()) {
            notes.add(Message.of("target.no-secret-in", SECRET, cluster.server()));
            return Optional.empty();
        }
        return Optional.of(new Account(text(secret.get(), "username"), new Password(text(secret.get(), "password"))));
    }

    private static String text(SecretData secret, String key) throws LookupException {
        return secret.text(key)
                .orElseThrow(() -> new LookupException(
                        Message.of("target.key-missing", SECRET, key, secret.keys()),
                        Message.sentences(Message.of("target.fix-secret"), ALTERNATIVE)));
    }

    private Optional<Account> fromDocker(RegistryAddress registry, List<Message> notes) {
        try {
            Optional<Account> account = docker.find(registry);
            if (account.isEmpty()) {
                notes.add(Message.of("target.docker-no-account", docker.location(), registry.authority()));
            }
            return account;
        } catch (IOException e) {
            notes.add(Message.of(
                    "target.unusable", Message.of("target.docker-config", docker.location()), Message.of(e)));
            return Optional.empty();
        }
    }
}
