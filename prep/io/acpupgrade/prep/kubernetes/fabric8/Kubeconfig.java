package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Merged kubeconfig files and their selected context; the first file that has an entry wins, as in kubectl. */
record Kubeconfig(List<Path> files) {
    Kubeconfig {
        files = List.copyOf(files);
    }

    /** Reads the configuration; its login is reread whenever it is needed again. */
    Config read(Optional<String> context) throws ClusterException {
        return new RefreshingConfig(config(context), before -> reread(before, context));
    }

    private Config reread(Config before, Optional<String> context) {
        try {
            return config(context);
        } catch (ClusterException e) {
            // the API server decides whether the previous login is still valid
            return before;
        }
    }

    /** The current context; empty where no file names one, or a file can be read only once (a pipe). */
    Optional<String> currentContext() {
        if (!files.stream().map(KubeconfigFile::new).allMatch(KubeconfigFile::canBeReread)) {
            return Optional.empty();
        }
        try {
            KubeconfigEntries entries = entries();
            return entries.current().filter(entries.contexts()::containsKey);
        } catch (ClusterException e) {
            // reported when the files are needed
            return Optional.empty();
        }
    }

    private KubeconfigEntries entries() throws ClusterException {
        KubeconfigEntries entries = KubeconfigEntries.NONE;
        for (Path file : files) {
            entries = entries.and(new KubeconfigFile(file).read());
        }
        return entries;
    }

    private Config config(Optional<String> wanted) throws ClusterException {
        KubeconfigContext selected = select(entries(), wanted);
        try {
            return selected.config();
        } catch (IOException e) {
            throw unusable(
                    String.valueOf(e.getMessage()),
                    "Correct it in the kubeconfig, or name another kubeconfig with --kubeconfig.");
        } catch (RuntimeException e) {
            // fabric8's exceptions vary and may quote an exec plugin's output, including tokens
            throw unusable(
                    "there is no login to be had for the user of its context '" + selected.name() + "'",
                    "See whether the command works that it names for this user (exec), or choose another context with"
                            + " --context.");
        }
    }

    private KubeconfigContext select(KubeconfigEntries entries, Optional<String> wanted) throws ClusterException {
        String name = wanted.or(entries::current).orElse("");
        Context context = Optional.ofNullable(entries.contexts().get(name))
                .orElseThrow(() -> unusable(
                        wanted.map(other -> "it has no context '" + other + "'")
                                        .orElse("it has no valid current-context")
                                + ", only: " + names(entries.contexts()),
                        "Pass one of these with --context."));
        return new KubeconfigContext(
                name,
                context,
                entry(entries.clusters(), context.getCluster(), "cluster", name),
                isNamed(context.getUser()) ? entry(entries.users(), context.getUser(), "user", name) : new AuthInfo());
    }

    private static boolean isNamed(String name) {
        return name != null && !name.isEmpty();
    }

    private <E> E entry(Map<String, E> entries, String name, String kind, String context) throws ClusterException {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> unusable(
                        "its context '" + context + "' names the " + kind + " '" + name + "', and it has only: "
                                + names(entries),
                        "Correct the context, add the file that holds this " + kind
                                + " to KUBECONFIG, or choose another context with --context."));
    }

    private static String names(Map<String, ?> entries) {
        return entries.isEmpty()
                ? "(none at all)"
                : entries.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private ClusterException unusable(String why, String remedy) {
        return new ClusterException(
                Kind.NOT_CONFIGURED, Message.text("Reading " + this + ": " + why), Message.text(remedy));
    }

    /** As in {@code the kubeconfig /root/.kube/config}; several files as in KUBECONFIG. */
    @Override
    public String toString() {
        return "the kubeconfig " + files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
