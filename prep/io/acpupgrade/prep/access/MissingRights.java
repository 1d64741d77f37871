package io.acpupgrade.prep.access;

import io.acpupgrade.prep.text.ShellCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rights that a user lacks.
 *
 * @param isComplete whether all rights of the verb could be checked
 */
public record MissingRights(List<MissingRight> all, boolean isComplete) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public MissingRights {
        all = List.copyOf(all);
    }

    /**
     * The commands that grant them: apply the files, and bind the roles where rights are missing.
     *
     * @param kubectl the start of the administrator's command lines
     * @param folder the folder of the files
     * @param user the user's name at the API server
     */
    public List<ShellCommand> commands(ShellCommand kubectl, Path folder, String user) {
        List<ShellCommand> commands = new ArrayList<>();
        for (AccessRole role : AccessRole.values()) {
            List<Optional<String>> namespaces = all.stream()
                    .filter(missing -> missing.role().filter(role::equals).isPresent())
                    .flatMap(missing -> role.bindingScope(missing.right()).stream())
                    .distinct()
                    .toList();
            if (!namespaces.isEmpty()) {
                commands.add(kubectl.with("apply")
                        .option("-f", folder.resolve(role.file()).toString()));
                namespaces.forEach(namespace -> commands.add(binding(kubectl, role, namespace, user)));
            }
        }
        return commands;
    }

    private static ShellCommand binding(
            ShellCommand kubectl, AccessRole role, Optional<String> namespace, String user) {
        ShellCommand create = kubectl.with("create");
        ShellCommand command = namespace.isPresent()
                ? create.with("rolebinding")
                        .operand(role.bindingName(user))
                        .option("-n", namespace.get())
                        .with("--role=" + role.roleName())
                : create.with("clusterrolebinding")
                        .operand(role.bindingName(user))
                        .with("--clusterrole=" + role.roleName());
        return user.startsWith(SERVICE_ACCOUNT)
                ? command.with("--serviceaccount=" + user.substring(SERVICE_ACCOUNT.length()))
                : command.with("--user=" + user);
    }

    /** The files of the roles that grant them. */
    public List<String> files() {
        return Arrays.stream(AccessRole.values())
                .filter(role -> all.stream().anyMatch(one -> one.role().equals(Optional.of(role))))
                .map(AccessRole::file)
                .toList();
    }
}
