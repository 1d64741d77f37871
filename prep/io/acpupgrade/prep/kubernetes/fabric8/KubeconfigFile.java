package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One kubeconfig file. Relative paths in it refer to its own folder, also when files are merged. */
record KubeconfigFile(Path path) {
    /** Reads the entries, with absolute paths. */
    KubeconfigEntries read() throws ClusterException {
        String text = text();
        try {
            KubeconfigEntries entries =
                    KubeconfigEntries.of(text.isBlank() ? new Config() : Serialization.unmarshal(text, Config.class));
            entries.clusters().values().forEach(this::makeAbsolute);
            entries.users().values().forEach(this::makeAbsolute);
            return entries;
        } catch (RuntimeException e) {
            // exceptions of fabric8 and its YAML reader vary and may quote the file, including tokens
            throw unusable(
                    Message.of("fabric8.no-kubeconfig-file"),
                    Message.of(
                            "fabric8.check-file",
                            ShellCommand.of("kubectl", "config", "view").option("--kubeconfig", path.toString())));
        }
    }

    /** Whether the file can be read again; a pipe cannot. */
    boolean canBeReread() {
        return Files.isRegularFile(path);
    }

    private String text() throws ClusterException {
        try {
            return new InputFile(path, InputFile.SMALL).text();
        } catch (IOException e) {
            throw unusable(UnusableFileException.words(e), Message.of("fabric8.correct-kubeconfig-option"));
        }
    }

    private void makeAbsolute(Cluster cluster) {
        makeAbsolute(cluster::getCertificateAuthority, cluster::setCertificateAuthority);
    }

    private void makeAbsolute(AuthInfo user) {
        makeAbsolute(user::getClientCertificate, user::setClientCertificate);
        makeAbsolute(user::getClientKey, user::setClientKey);
        makeAbsolute(user::getTokenFile, user::setTokenFile);
        // a command without a slash is searched in PATH
        Optional.ofNullable(user.getExec())
                .filter(exec -> String.valueOf(exec.getCommand()).contains(File.separator))
                .ifPresent(exec -> makeAbsolute(exec::getCommand, exec::setCommand));
    }

    private void makeAbsolute(Supplier<String> relative, Consumer<String> absolute) {
        Optional.ofNullable(relative.get())
                .filter(name -> !name.isEmpty())
                .map(name -> path.toAbsolutePath().resolveSibling(name).normalize())
                .ifPresent(file -> absolute.accept(file.toString()));
    }

    private ClusterException unusable(Message why, Message remedy) {
        return new ClusterException(
                Kind.NOT_CONFIGURED,
                Message.of("fabric8.reading-file", Message.of("fabric8.kubeconfig", path), why),
                remedy);
    }
}
