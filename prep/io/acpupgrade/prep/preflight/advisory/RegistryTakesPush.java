package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;

/** The registry answers, and this login may push to every repository of the package. */
record RegistryTakesPush(PackageSummary core, PushRights rights) implements Check {
    @Override
    public String name() {
        return "RegistryTakesPush";
    }

    @Override
    public Verdict evaluate(CheckContext context) {
        return core.evaluate(content -> rights.check(content.repositories()).verdict());
    }
}
