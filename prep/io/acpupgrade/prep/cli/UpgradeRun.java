package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A sync, and the deployment of the operator around it. */
record UpgradeRun(CliContext surroundings, SyncOptions options, DeployFlags deployment, Optional<String> shadowGroup) {
    /** What becomes of the two, once both are known. */
    @FunctionalInterface
    private interface Story {
        ExitCode tell(DeployRun deploy, Path core, SyncRun sync) throws Exception;
    }

    int execute(SyncWish wish) {
        return run((deploy, core, sync) -> deploy.run(core, sync, wish));
    }

    /** Shows what would be done, and changes nothing. */
    int rehearse(SyncWish wish) {
        return run((deploy, core, sync) -> deploy.rehearse(core, sync, wish));
    }

    private int run(Story story) {
        Set<AccessRole> roles = EnumSet.of(AccessRole.DEPLOY);
        roles.addAll(options.roles(surroundings));
        return new Run("upgrade", roles, surroundings, options.output())
                .execute(options.cluster(), (log, report, cluster) -> {
                    SyncRun sync = new SyncRun(surroundings, options, log, report, cluster);
                    DeployRun deploy = new DeployRun(
                            surroundings,
                            deployment,
                            shadowGroup,
                            options.again(surroundings),
                            options.output(),
                            log,
                            report,
                            cluster);
                    return story.tell(deploy, options.packages().folder(surroundings), sync);
                });
    }
}
