package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;

/** Why a run ended without doing what it was asked to. */
public record FailureReport(Message message, Message remedy) {}
