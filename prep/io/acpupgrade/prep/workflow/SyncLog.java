package io.acpupgrade.prep.workflow;

import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.copy.CopyListener;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** The story of a run, as events; one class owns the words. */
public interface SyncLog extends CopyListener {
    /**
     * The check of a package begins.
     *
     * @return takes the number of bytes that were read, as they are, from any thread
     */
    LongConsumer checking(Path path);

    void checked(CorePackage core, Duration elapsed);

    /** The registry is being asked what it holds of so many artifacts. */
    void planning(int artifacts);

    void planned(CopyPlan plan, Duration elapsed);

    void copied(CopyResult result);

    void verifying(int artifacts);

    void verified(Verification verification, Duration elapsed);

    /** An attempt has failed, and another follows after the pause. */
    void retrying(RegistryException failure, int attempt, Duration pause);

    /** Something that the operator should know, and that stops nothing. */
    void warn(String text);

    /** A line for those who want to be told every single thing. */
    void detail(String text);

    /** A line of the story that needs no class of its own. */
    void say(String heading, String text);
}
