package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.SecretData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the account for a registry: options and environment, the Secret of the cluster whose registry it is, docker's
 * configuration, and at last nobody. Each source is asked only when those before it have nothing. Another registry gets
 * the cluster's login only where a person says so.
 */
public record LoginLookup(GivenLogin given, Cluster cluster, DockerCredentials docker, ClusterLogin offer) {
    private static final String NAME = "registry-admin";
    private static final String SECRET = "Secret " + ProductBase.NAMESPACE + "/" + NAME;
    private static final String GIVE_IT = "Or pass --username and --password-stdin.";

    public RegistryLogin find(RegistryTarget target) throws UsageException, LookupException, ClusterException {
        List<String> notes = new ArrayList<>();
        if (offer.consent() == ClusterLogin.Consent.ANY_REGISTRY) {
            return named(demanded(notes), SECRET + ", by --cluster-login", notes);
        }
        Optional<RegistryLogin.Named> said = given.login();
        if (said.isPresent()) {
            return said.get();
        }
        notes.add("no --username, and no REGISTRY_USERNAME in the environment");
        Optional<String> objection = objection(target, notes);
        Optional<Account> published = objection.isEmpty() ? fromOwnCluster(notes) : Optional.empty();
        if (published.isPresent()) {
            return named(published.get(), SECRET, notes);
        }
        Optional<Account> kept = fromDocker(target.address(), notes);
        return kept.isPresent()
                ? named(kept.get(), "docker config " + docker.place(), notes)
                : anonymous(objection, notes);
    }

    private static RegistryLogin named(Account account, String source, List<String> notes) {
        return new RegistryLogin.Named(account, source, notes);
    }

    /** Why the registry does not get the cluster's login; empty where it does. */
    private Optional<String> objection(RegistryTarget target, List<String> notes) {
        if (offer.tls() != TlsMode.VERIFIED) {
            return Optional.of("nobody verifies who answers at " + target.address());
        }
        return new OwnRegistry(cluster).objection(target, offer.tls(), notes);
    }

    private RegistryLogin anonymous(Optional<String> objection, List<String> notes) {
        Optional<String> withheld = objection.filter(reason -> isThere(notes));
        withheld.ifPresent(reason -> notes.add(SECRET + " is not offered, for " + reason));
        return new RegistryLogin.Anonymous(notes, withheld);
    }

    private boolean isThere(List<String> notes) {
        try {
            return fromSecret(notes).isPresent();
        } catch (ClusterException | LookupException e) {
            notes.add(SECRET + " is of no use. " + e.getMessage());
            return false;
        }
    }

    private Account demanded(List<String> notes) throws LookupException, ClusterException {
        Optional<Account> account = fromOwnCluster(notes);
        if (account.isEmpty()) {
            throw new LookupException(
                    "Reading the login for --cluster-login: " + SECRET + " does not exist in " + cluster.server(),
                    "Choose the platform's global cluster with --kubeconfig or --context. " + GIVE_IT);
        }
        return account.get();
    }

    private Optional<Account> fromOwnCluster(List<String> notes) throws LookupException, ClusterException {
        try {
            return fromSecret(notes);
        } catch (ClusterException e) {
            throw e.withAlternative(GIVE_IT);
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
                        "Reading " + SECRET + ": key '" + key + "' is missing or empty; its keys are " + secret.keys(),
                        "Mend the Secret. " + GIVE_IT));
    }

    private Optional<Account> fromDocker(RegistryAddress registry, List<String> notes) {
        try {
            Optional<Account> account = docker.find(registry);
            if (account.isEmpty()) {
                notes.add("docker config " + docker.place() + " knows no account for " + registry.authority());
            }
            return account;
        } catch (IOException e) {
            notes.add("docker config " + docker.place() + " is of no use. " + e.getMessage());
            return Optional.empty();
        }
    }
}
