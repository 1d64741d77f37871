package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.OutputOptions;
import java.util.concurrent.Callable;

/** A command whose end is reported where its options say, also where it ends before it runs. */
interface ReportedCommand extends Callable<Integer> {
    /** Its name in the report. */
    String reportedAs();

    OutputOptions output();
}
