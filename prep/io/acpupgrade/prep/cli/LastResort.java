package io.acpupgrade.prep.cli;

/** Says what no run has said: a failure before one began or after it ended, and output that nobody took. */
record LastResort(Surroundings surroundings) {
    /** The exit code of a command line that failed outside of a run. */
    int failed(Throwable cause) {
        Failure failure = Failure.of(cause);
        Story story = story();
        failure.tell(story);
        if (failure.code() == ExitCode.DEFECT) {
            new StackTrace(cause).tell(story);
        }
        return failure.code().number();
    }

    /** The exit code of a command line that ended so, once it is seen whether its output was taken. */
    int written(int ended) {
        if (ended != ExitCode.DONE.number() || surroundings.out().failure().isEmpty()) {
            return ended;
        }
        Results.unwritten("stdout", surroundings.out().failure().get()).tell(story());
        return ExitCode.NOT_CONFIGURED.number();
    }

    private Story story() {
        return new Story(new Printer(surroundings.err()), surroundings.window());
    }
}
