package io.acpupgrade.prep.workflow.event;

import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.report.MissingRightReport;
import io.acpupgrade.prep.report.ReportSection;
import io.acpupgrade.prep.target.RegistryIdentity;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.copy.CopyListener;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** Receives the events of a workflow, from any thread; one implementation owns the words. */
public interface RunListener extends CopyListener, DeployLog {
    /**
     * The check of a package begins.
     *
     * @return takes the number of bytes that were read, from any thread
     */
    LongConsumer checking(Path path);

    void checked(CorePackage core, Duration elapsed);

    /** It is known which registry the run is about, and why. */
    void foundRegistry(RegistryTarget target);

    /** Sets what is told if the run is interrupted from now on. */
    default void ifInterrupted(InterruptNotice notice) {
        ifInterrupted(notice.state(), notice.next());
    }

    /** It is known how the registry is spoken to; no request was sent yet. */
    void connecting(RegistryTarget target, RegistryIdentity identity);

    /** The registry is asked what it holds of so many artifacts. */
    void planning(int artifacts);

    void planned(CopyPlan plan, Duration elapsed);

    void copied(CopyResult result);

    void verifying(int artifacts);

    void verified(Verification verification, Duration elapsed);

    /** An attempt has failed, and another follows after the pause. */
    void retrying(RegistryException failure, int attempt, Duration pause);

    /** A result of the workflow, for the standard output. */
    void result(WorkflowResult result);

    /** A part of the report, which takes the place of what the same phase reported before. */
    void report(ReportSection section);

    /** Rights that the user lacks in a cluster; they are listed beside it. */
    void missingRights(List<MissingRightReport> rights);

    /** Shows an upgrade that is followed. */
    StatusDisplay display();
}
