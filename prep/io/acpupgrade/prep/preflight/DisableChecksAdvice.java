package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Stream;

/** The command that disables the checks that fail, as a last resort. */
record DisableChecksAdvice(ClusterReader global, DisabledChecks disabled) {
    /** One command for all failed checks; empty if none failed, or if it would overwrite a list that cannot be read. */
    List<Advice> advice(List<CheckResult> checks) {
        List<String> failed = checks.stream()
                .filter(result -> result.state() == CheckState.FAILED)
                .map(CheckResult::name)
                .toList();
        return failed.isEmpty() || disabled.problem().isPresent()
                ? List.of()
                : List.of(Advice.of(Message.of("preflight.disable-checks"), command(failed)));
    }

    private ShellCommand command(List<String> failed) {
        List<String> names = Stream.concat(disabled.names().stream(), failed.stream())
                .distinct()
                .toList();
        return configMapExists()
                ? DisabledChecks.patchCommand(global, names)
                : DisabledChecks.createCommand(global, names);
    }

    private boolean configMapExists() {
        try {
            return global.configMap(ProductBase.NAMESPACE, DisabledChecks.CONFIG_MAP)
                    .isPresent();
        } catch (ClusterException e) {
            return true;
        }
    }
}
