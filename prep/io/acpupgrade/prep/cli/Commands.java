package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import picocli.CommandLine;

/** Makes commands, each with the context it runs in. */
record Commands(CliContext context) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SyncCommand.class) {
            return type.cast(new SyncCommand(context));
        }
        if (type == DeployCommand.class) {
            return type.cast(new DeployCommand(context));
        }
        if (type == PlanCommand.class) {
            return type.cast(new PlanCommand(context));
        }
        if (type == InspectCommand.class) {
            return type.cast(new InspectCommand(context));
        }
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(context));
        }
        if (type == RequestCommand.class) {
            return type.cast(new RequestCommand(context));
        }
        if (type == StatusCommand.class) {
            return type.cast(new StatusCommand(context));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
