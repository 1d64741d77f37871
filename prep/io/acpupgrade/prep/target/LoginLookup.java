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
    private static final String ALTERNATIVE = "Or pass --username and --password-stdin.";

    public RegistryLogin find(RegistryTarget target) throws UsageException, LookupException, ClusterException {
        List<String> notes = new ArrayList<>();
        if (clusterLogin.consent() == ClusterLogin.Consent.ANY_REGISTRY) {
            return named(required(notes), SECRET + ", by --cluster-login", notes);
        }
        Optional<RegistryLogin.Named> fromOptions = options.login();
        if (fromOptions.isPresent()) {
            return fromOptions.get();
        }
        notes.add("no --username, and no REGISTRY_USERNAME in the environment");
        Optional<Objection> objection = objection(target, notes);
        Optional<Account> fromCluster = objection.isEmpty() ? fromOwnCluster(notes) : Optional.empty();
        if (fromCluster.isPresent()) {
            return named(fromCluster.get(), SECRET, notes);
        }
        Optional<Account> fromDocker = fromDocker(target.address(), notes);
        return fromDocker.isPresent()
                ? named(fromDocker.get(), "docker config " + docker.location(), notes)
                : anonymous(objection, notes);
    }

    private static RegistryLogin named(Account account, String source, List<String> notes) {
        return new RegistryLogin.Named(account, Message.text(source), Message.texts(notes));
    }

    /**
     * Why the cluster's login is withheld.
     *
     * @param failure of the cluster, where that is why
     */
    private record Objection(String reason, Optional<ClusterException> failure) {
        Objection(String reason) {
            this(reason, Optional.empty());
        }

        /** Whether it is worth to ask the cluster for that login: one that cannot be asked was told of once. */
        boolean leavesAQuestion() {
            return failure.filter(ClusterException::isOfTheWholeCluster).isEmpty();
        }
    }

    /** Why the cluster's login is withheld from the registry; empty where it is sent. */
    private Optional<Objection> objection(RegistryTarget target, List<String> notes) {
        if (clusterLogin.tls() != TlsMode.VERIFIED) {
            return Optional.of(new Objection("TLS verification is off for " + target.address()));
        }
        try {
            return new ClusterRegistryMatcher(cluster)
                    .mismatch(target, clusterLogin.tls())
                    .map(Objection::new);
        } catch (ClusterException e) {
            notes.add("whether " + target.address() + " is of this cluster is not known. " + e.getMessage());
            return Optional.of(new Objection(
                    "it is not known whether this cluster lists " + target.address() + " as its own registry",
                    Optional.of(e)));
        }
    }

    private RegistryLogin anonymous(Optional<Objection> objection, List<String> notes) {
        Optional<String> withheld = objection
                .filter(Objection::leavesAQuestion)
                .filter(any -> existsInCluster(notes))
                .map(Objection::reason);
        withheld.ifPresent(reason -> notes.add(SECRET + " is not offered, for " + reason));
        return new RegistryLogin.Anonymous(Message.texts(notes), withheld.map(Message::text));
    }

    private boolean existsInCluster(List<String> notes) {
        try {
            return fromSecret(notes).isPresent();
        } catch (ClusterException | LookupException e) {
            notes.add(SECRET + " is of no use. " + e.getMessage());
            return false;
        }
    }

    private Account required(List<String> notes) throws LookupException, ClusterException {
        Optional<Account> account = fromOwnCluster(notes);
        if (account.isEmpty()) {
            throw new LookupException(
                    Message.text("Reading the login for --cluster-login: " + SECRET + " does not exist in "
                            + cluster.server()),
                    Message.text(
                            "Choose the platform's global cluster with --kubeconfig or --context. " + ALTERNATIVE));
        }
        return account.get();
    }

    private Optional<Account> fromOwnCluster(List<String> notes) throws LookupException, ClusterException {
        try {
            return fromSecret(notes);
        } catch (ClusterException e) {
            throw e.withAlternative(Message.text(ALTERNATIVE));
        }
    }

    private Optional<Account> fromSecret(List<String> notes) throws LookupException, ClusterException {
        Optional<SecretData> secret = cluster.secret(ProductBase.NAMESPACE, NAME);
        if (secret.isEmpty()) {
            notes.add(SECRET + " does not exist in " + cluster.server());
            return Optional.empty();
        }
        return Optional.of(new Account(text(secret.get(), "username"), new Password(text(secret.get(), "password"))));
    }

    private static String text(SecretData secret, String key) throws LookupException {
        return secret.text(key)
                .orElseThrow(() -> new LookupException(
                        Message.text("Reading " + SECRET + ": key '" + key + "' is missing or empty; its keys are "
                                + secret.keys()),
                        Message.text("Fix the Secret. " + ALTERNATIVE)));
    }

    private Optional<Account> fromDocker(RegistryAddress registry, List<String> notes) {
        try {
            Optional<Account> account = docker.find(registry);
            if (account.isEmpty()) {
                notes.add("docker config " + docker.location() + " knows no account for " + registry.authority());
            }
            return account;
        } catch (IOException e) {
            notes.add("docker config " + docker.location() + " is of no use. " + e.getMessage());
            return Optional.empty();
        }
    }
}
