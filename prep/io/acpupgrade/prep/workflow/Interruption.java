package io.acpupgrade.prep.workflow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A signal asks the program to end. Whatever holds a connection or a lock registers how it is released. */
public final class Interruption {
    private final List<Runnable> releases = new CopyOnWriteArrayList<>();
    private volatile Runnable lastWords = () -> {};
    private volatile boolean asked;

    /** Runs this when the operator interrupts; at once, where that has happened already. */
    public void onRequest(Runnable release) {
        releases.add(release);
        if (asked) {
            release.run();
        }
    }

    public boolean isAsked() {
        return asked;
    }

    /** Called from the thread that takes the signal. */
    public void ask() {
        asked = true;
        releases.forEach(Runnable::run);
    }

    /** Runs this if the run does not end by itself soon enough, because it waits for what cannot be broken off. */
    public void onOverdue(Runnable words) {
        lastWords = words;
    }

    /** Called when the run is ended from outside. */
    public void giveUp() {
        lastWords.run();
    }
}
