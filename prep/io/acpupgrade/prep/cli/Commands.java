package io.acpupgrade.prep.cli;

import picocli.CommandLine;

/** Makes commands, each with the surroundings it runs in. */
record Commands(CliContext surroundings) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SyncCommand.class) {
            return type.cast(new SyncCommand(surroundings));
        }
        if (type == DeployCommand.class) {
            return type.cast(new DeployCommand(surroundings));
        }
        if (type == PlanCommand.class) {
            return type.cast(new PlanCommand(surroundings));
        }
        if (type == InspectCommand.class) {
            return type.cast(new InspectCommand(surroundings));
        }
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(surroundings));
        }
        if (type == RequestCommand.class) {
            return type.cast(new RequestCommand(surroundings));
        }
        if (type == StatusCommand.class) {
            return type.cast(new StatusCommand(surroundings));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
