package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.copy.CopyListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows how far a phase is: on a terminal a line of totals and one for each blob that is under way, drawn over several
 * times a second; in a log a line every ten seconds.
 */
public final class ProgressDisplay implements AutoCloseable {
    /** How a phase's progress is shown. */
    public enum Style {
        DRAWN(Duration.ofMillis(250)),
        LOGGED(Duration.ofSeconds(10)),
        NONE(Duration.ofHours(1));

        private final Duration period;

        Style(Duration period) {
            this.period = period;
        }
    }

    private static final int MOST_LINES = 8;

    private final ConsoleWriter console;
    private final Style style;
    private final String heading;
    private final ProgressMeter meter;
    private final Map<Long, Item> items = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("progress"));
    private boolean closed;

    public ProgressDisplay(ConsoleWriter console, Style style, String heading, long total) {
        this.console = console;
        this.style = style;
        this.heading = heading;
        this.meter = new ProgressMeter(total, System::nanoTime);
        long period = style.period.toMillis();
        var unused = clock.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    /** One blob that is under way. */
    final class Item implements CopyListener.Progress {
        private final long number = numbers.incrementAndGet();
        private final String name;
        private final long size;
        private final AtomicLong done = new AtomicLong();

        private Item(String name, long size) {
            this.name = name;
            this.size = size;
        }

        @Override
        public void advanced(long bytes) {
            done.addAndGet(bytes);
            meter.advance(bytes);
        }

        @Override
        public void restarted() {
            meter.advance(-done.getAndSet(0));
        }

        @Override
        public void finished() {
            items.remove(number);
        }

        private String words() {
            return " ".repeat(ConsoleWriter.INDENT)
                    + console.language().text("progress.item", name, Units.bytes(done.get()), Units.bytes(size));
        }
    }

    public Item begin(String name, long size) {
        Item item = new Item(name, size);
        items.put(item.number, item);
        return item;
    }

    public void advance(long bytes) {
        meter.advance(bytes);
    }

    /** Draws how far it is, unless the phase is over: a tick may wait while it ends. */
    synchronized void show() {
        if (closed) {
            return;
        }
        if (style == Style.LOGGED) {
            console.line(heading, console.language().text(meter.state()));
        } else if (style == Style.DRAWN) {
            List<String> lines = new ArrayList<>();
            lines.add(console.headed(heading, console.language().text(meter.state())));
            items.values().stream().limit(MOST_LINES).map(Item::words).forEach(lines::add);
            console.draw(lines);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdownNow();
        if (style == Style.DRAWN) {
            console.draw(List.of());
        }
    }
}
