package io.acpupgrade.prep.report;

/** Why a run ended without doing what it was asked to. */
public record FailureReport(String message, String remedy) {}
