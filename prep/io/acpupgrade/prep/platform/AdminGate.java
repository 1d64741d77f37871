package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * A gate that an administrator must acknowledge before an upgrade.
 *
 * @param key its key in the ConfigMaps {@code admin-gates} and {@code admin-acks}
 * @param target the minor version whose upgrade it gates
 * @param kernel the supported range of Linux kernels
 * @param cgroup the required cgroup version, such as {@code v2}
 */
public record AdminGate(
        String key, MinorVersion target, Message text, Optional<VersionRange> kernel, Optional<String> cgroup) {}
