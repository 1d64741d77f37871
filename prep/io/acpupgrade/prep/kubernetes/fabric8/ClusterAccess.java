package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.AccessHints;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the cluster's configuration in kubectl's order: the given file, the files of {@code KUBECONFIG} merged, {@code
 * ~/.kube/config}, and last the pod's service account.
 *
 * @param file the given kubeconfig
 * @param serviceAccount the folder of the pod's service account
 * @param retries what is done about a server that is down or busy
 */
public record ClusterAccess(
        Optional<Path> file,
        Optional<String> context,
        Map<String, String> environment,
        Path serviceAccount,
        RetryPolicy retries) {
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final String KUBECONFIG = "KUBECONFIG";
    private static final Set<String> VARIABLES =
            Set.of(KUBECONFIG, "HOME", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT");

    /** Keeps only the variables that it reads, so that a secret in another one is never printed. */
    public ClusterAccess {
        environment = environment.entrySet().stream()
                .filter(variable -> VARIABLES.contains(variable.getKey()))
                .filter(variable -> !variable.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public ClusterAccess(Optional<Path> file, Optional<String> context, Map<String, String> environment) {
        this(file, context, environment, SERVICE_ACCOUNT);
    }

    public ClusterAccess(
            Optional<Path> file, Optional<String> context, Map<String, String> environment, Path serviceAccount) {
        this(file, context, environment, serviceAccount, RetryPolicy.standard());
    }

    /** The same cluster, with other retries. */
    public ClusterAccess with(RetryPolicy other) {
        return new ClusterAccess(file, context, environment, serviceAccount, other);
    }

    /** Reads the configuration; the first request goes out on the first read. */
    public ClusterConnection connect() throws ClusterException {
        return connect(notice -> {});
    }

    /**
     * Connects with a listener.
     *
     * @param listener receives notices, such as retries
     */
    public ClusterConnection connect(ApiListener listener) throws ClusterException {
        Kubeconfig kubeconfig = kubeconfig();
        if (!kubeconfig.files().isEmpty()) {
            return open(kubeconfig.read(context), kubeconfig.description(), hints(), retries, listener);
        }
        ServiceAccount account = new ServiceAccount(serviceAccount, environment);
        if (account.isPresent()) {
            return open(
                    account.read(), Message.of("fabric8.service-account", serviceAccount), hints(), retries, listener);
        }
        throw new ClusterException(
                Kind.NOT_CONFIGURED,
                Message.of("fabric8.no-kubeconfig", searchedPlaces()),
                Message.of("fabric8.pass-kubeconfig"));
    }

    /** The given file, or those of kubectl's defaults that exist. */
    private Kubeconfig kubeconfig() {
        return new Kubeconfig(file.map(List::of)
                .orElseGet(() -> candidates().stream()
                        .filter(candidate -> !Files.notExists(candidate))
                        .distinct()
                        .toList()));
    }

    private AccessHints hints() {
        return new AccessHints(kubectl(), Message.of("fabric8.choose-another"));
    }

    /** The start of a kubectl command line that reaches the same cluster from any shell. */
    public ShellCommand kubectl() {
        ShellCommand command = ShellCommand.of("kubectl");
        for (Map.Entry<String, String> variable : variables().entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        for (Map.Entry<String, String> option : options().entrySet()) {
            command = command.option(option.getKey(), option.getValue());
        }
        return command;
    }

    /** The environment variables it needs: several kubeconfigs cannot be passed as an option. */
    public Map<String, String> variables() {
        List<Path> files = kubeconfig().files();
        return files.size() > 1 ? Map.of(KUBECONFIG, joinedPaths(files)) : Map.of();
    }

    private static String joinedPaths(List<Path> files) {
        return files.stream().map(ClusterAccess::absolute).collect(Collectors.joining(File.pathSeparator));
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /**
     * The options it needs, with their values. Names the context even where the user did not: the current context may
     * change before the command is pasted.
     */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        Kubeconfig read = kubeconfig();
        if (read.files().size() == 1) {
            read.files().stream()
                    .filter(path -> file.isPresent() || isNotDefault(path))
                    .forEach(path -> options.put("--kubeconfig", absolute(path)));
        }
        context.or(read::currentContext).ifPresent(name -> options.put("--context", name));
        return Collections.unmodifiableMap(options);
    }

    /** The file in the home directory needs no option. */
    private boolean isNotDefault(Path path) {
        return environment.containsKey(KUBECONFIG)
                || !homeKubeconfig().filter(path::equals).isPresent();
    }

    private Optional<Path> homeKubeconfig() {
        return Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".kube", "config"));
    }

    static ClusterConnection open(
            Config config, Message source, AccessHints hints, RetryPolicy retries, ApiListener listener)
            throws ClusterException {
        Optional<ApiProxy> proxy = ApiProxy.of(config, source);
        try {
            return new KubernetesCluster(config, source, hints, proxy, retries, listener);
        } catch (RuntimeException e) {
            // fabric8 reads certificates and keys only now; its exceptions vary and may quote them
            throw new ClusterException(
                    Kind.NOT_CONFIGURED,
                    Message.of("fabric8.using", source, config.getMasterUrl(), describe(e)),
                    Message.sentences(
                            Message.of(
                                    "fabric8.check-kubeconfig", hints.kubectl().with("get", "--raw", "/version")),
                            hints.alternative()));
        }
    }

    private static Message describe(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(NoSuchFileException.class::isInstance)
                .map(cause -> Message.of("fabric8.file-missing", String.valueOf(cause.getMessage())))
                .findFirst()
                .orElse(Message.of("fabric8.unusable"));
    }

    private List<Path> candidates() {
        // as in kubectl, KUBECONFIG replaces the file in the home directory
        Stream<String> listed = Optional.ofNullable(environment.get(KUBECONFIG)).stream()
                .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank());
        Stream<String> inHome =
                environment.containsKey(KUBECONFIG) ? Stream.empty() : homeKubeconfig().map(Path::toString).stream();
        return Stream.concat(listed, inHome).map(Path::of).toList();
    }

    private List<Path> searchedPlaces() {
        return Stream.concat(candidates().stream(), Stream.of(serviceAccount)).toList();
    }
}
