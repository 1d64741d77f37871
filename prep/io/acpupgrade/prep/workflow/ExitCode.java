package io.acpupgrade.prep.workflow;

import io.acpupgrade.problem.Message;

/** How a run ended, for scripts; the numbers are a contract (docs/exit-codes.md). */
public enum ExitCode {
    DONE(0, "exit.done"),
    DEFECT(1, "exit.defect"),
    USAGE(2, "exit.usage"),
    BAD_INPUT(3, "exit.bad-input"),
    NOT_CONFIGURED(4, "exit.not-configured"),
    BLOCKED(5, "exit.blocked"),
    NO_ANSWER_YET(6, "exit.no-answer-yet"),
    REGISTRY(7, "exit.registry"),
    CLUSTER(8, "exit.cluster"),
    TIMED_OUT(9, "exit.timed-out"),
    INTERRUPTED(130, "exit.interrupted");

    private final int number;
    private final String code;

    ExitCode(int number, String code) {
        this.number = number;
        this.code = code;
    }

    public int number() {
        return number;
    }

    public Message meaning() {
        return Message.of(code);
    }
}
