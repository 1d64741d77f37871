package io.acpupgrade.prep.report;

/** A part of the report that one phase of a run writes as a whole. */
public sealed interface ReportSection permits DeploymentReport, PreflightReport, RequestReport, StatusReport {}
