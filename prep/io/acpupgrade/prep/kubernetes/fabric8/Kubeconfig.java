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
            throw unusable(Message.of(e), Message.of("fabric8.correct-kubeconfig"));
        } catch (RuntimeException e) {
            // fabric8's exceptions vary and may quote an exec plugin's output, including tokens
            throw unusable(
                    Message.of("fabric8.no-login-for-context", selected.name()), Message.of("fabric8.check-exec"));
        }
    }

    private KubeconfigContext select(KubeconfigEntries entries, Optional<String> wanted) throws ClusterException {
        String name = wanted.or(entries::current).orElse("");
        Context context =
                Optional.ofNullable(entries.contexts().get(name)).orElseThrow(() -> noContext(wanted, entries));
        return new KubeconfigContext(
                name,
                context,
                entry(entries.clusters(), context.getCluster(), Message.of("fabric8.cluster"), name),
                isNamed(context.getUser())
                        ? entry(entries.users(), context.getUser(), Message.of("fabric8.user"), name)
                        : new AuthInfo());
    }

    private ClusterException noContext(Optional<String> wanted, KubeconfigEntries entries) {
        Message only = names(entries.contexts());
        return unusable(
                wanted.map(other -> Message.of("fabric8.no-such-context", other, only))
                        .orElseGet(() -> Message.of("fabric8.no-current-context", only)),
                Message.of("fabric8.pass-context"));
    }

    private static boolean isNamed(String name) {
        return name != null && !name.isEmpty();
    }

    private <E> E entry(Map<String, E> entries, String name, Message kind, String context) throws ClusterException {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> unusable(
                        Message.of("fabric8.no-such-entry", context, kind, name, names(entries)),
                        Message.of("fabric8.correct-context", kind)));
    }

    private static Message names(Map<String, ?> entries) {
        return entries.isEmpty()
                ? Message.of("fabric8.no-entries")
                : Message.of("list", entries.keySet().stream().sorted().toList());
    }

    private ClusterException unusable(Message why, Message remedy) {
        return new ClusterException(
                Kind.NOT_CONFIGURED, Message.of("fabric8.reading-file", description(), why), remedy);
    }

    /** As in {@code the kubeconfig /root/.kube/config}; several files as in KUBECONFIG. */
    Message description() {
        return Message.of(
                "fabric8.kubeconfig",
                files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }
}
