package io.acpupgrade.prep.target;

import io.acpupgrade.prep.cluster.Cluster;
import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.ProductBase;
import io.acpupgrade.prep.cluster.SecretData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the account for a registry: options and environment, the cluster's Secret, docker's configuration, and at last
 * nobody. Each source is asked only when those before it have nothing.
 */
public record LoginLookup(GivenLogin given, Cluster cluster, DockerCredentials docker) {
    private static final String NAME = "registry-admin";
    private static final String SECRET = "Secret " + ProductBase.NAMESPACE + "/" + NAME;
    private static final String GIVE_IT = "Or pass --username and --password-stdin.";

    public RegistryLogin find(RegistryTarget target) throws UsageException, LookupException, ClusterException {
        Optional<RegistryLogin.Named> said = given.login();
        if (said.isPresent()) {
            return said.get();
        }
        List<String> notes = new ArrayList<>();
        notes.add("no --username, and no REGISTRY_USERNAME in the environment");
        Optional<Account> published = target.isOfCluster() ? fromOwnCluster(notes) : fromAnyCluster(notes);
        if (published.isPresent()) {
            return new RegistryLogin.Named(published.get(), SECRET, notes);
        }
        return fromDocker(target.address(), notes)
                .<RegistryLogin>map(
                        account -> new RegistryLogin.Named(account, "docker config " + docker.place(), notes))
                .orElseGet(() -> new RegistryLogin.Anonymous(notes));
    }

    private Optional<Account> fromOwnCluster(List<String> notes) throws LookupException, ClusterException {
        try {
            return fromSecret(notes);
        } catch (ClusterException e) {
            throw e.withAlternative(GIVE_IT);
        }
    }

    /** A registry that the cluster does not vouch for can do without the cluster, so no failure of it ends the run. */
    private Optional<Account> fromAnyCluster(List<String> notes) {
        try {
            return fromSecret(notes);
        } catch (ClusterException | LookupException e) {
            notes.add(SECRET + " is of no use. " + e.getMessage());
            return Optional.empty();
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
