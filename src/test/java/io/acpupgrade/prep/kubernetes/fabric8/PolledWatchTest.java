package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.SettableTicker;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.kubernetes.Watch.Change;
import io.acpupgrade.prep.kubernetes.Watch.Event;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PolledWatchTest {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final SettableTicker ticker = new SettableTicker();
    private final Queue<Change> reported = new ArrayDeque<>();
    private Optional<List<KubernetesObject>> there = Optional.of(List.of(object(1)));
    private int looks;
    private final Watch watch = new PolledWatch(new SilentWatch(), this::look, Runnable::run, ticker);

    /** A watch that reports only what the test adds, and looks connected. */
    private final class SilentWatch implements Watch {
        @Override
        public Optional<Change> next(Duration timeout) {
            ticker.advance(timeout);
            return Optional.ofNullable(reported.poll());
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public Duration sinceLastActivity() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private List<KubernetesObject> look() throws ClusterException {
        looks++;
        return there.orElseThrow(() ->
                new ClusterException(ClusterException.Kind.UNREACHABLE, Message.verbatim("no answer"), Message.NONE));
    }

    private static KubernetesObject object(int version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.withObject("/metadata").put("name", "global").put("resourceVersion", Integer.toString(version));
        return KubernetesObject.of(json);
    }

    private Optional<Change> nextWithin(Duration time) throws InterruptedException {
        long end = ticker.getAsLong() + time.toNanos();
        Optional<Change> change = Optional.empty();
        while (change.isEmpty() && ticker.getAsLong() < end) {
            change = watch.next(STEP);
        }
        return change;
    }

    @Test
    void findsMissedChangesOfADroppedConnectionWithinHalfAMinute() throws Exception {
        // Given
        reported.add(new Change(Event.PRESENT, object(1)));
        assertThat(nextWithin(STEP)).isPresent();
        there = Optional.of(List.of(object(2)));

        // When
        Optional<Change> change = nextWithin(Duration.ofSeconds(30));

        // Then
        assertThat(change)
                .hasValueSatisfying(
                        news -> assertThat(news.object().resourceVersion()).isEqualTo("2"));
        assertThat(looks).isOne();
    }

    @Test
    void reportsNothingTwice() throws Exception {
        // Given what the poll found first
        there = Optional.of(List.of(object(2)));
        assertThat(nextWithin(Duration.ofSeconds(30))).isPresent();

        // When the watch catches up
        reported.add(new Change(Event.PRESENT, object(1)));
        reported.add(new Change(Event.PRESENT, object(2)));

        // Then
        assertThat(nextWithin(Duration.ofSeconds(60))).isEmpty();
        reported.add(new Change(Event.PRESENT, object(3)));
        assertThat(nextWithin(STEP)).isPresent();
    }

    @Test
    void seesThatAnObjectIsGone() throws Exception {
        // Given
        reported.add(new Change(Event.PRESENT, object(1)));
        assertThat(nextWithin(STEP)).isPresent();
        there = Optional.of(List.of());

        // When, Then
        assertThat(nextWithin(Duration.ofSeconds(30))).map(Change::event).contains(Event.DELETED);
        assertThat(nextWithin(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void reportsTheTimeSinceTheLastActivity() throws Exception {
        // Given
        there = Optional.empty();

        // When
        assertThat(nextWithin(Duration.ofSeconds(50))).isEmpty();

        // Then
        assertThat(watch.sinceLastActivity()).isEqualTo(Duration.ofSeconds(50));
        assertThat(watch.isConnected()).isFalse();

        // a response without changes also counts as activity
        there = Optional.of(List.of());
        assertThat(nextWithin(Duration.ofSeconds(16))).isEmpty();
        assertThat(watch.isConnected()).isTrue();
        assertThat(watch.sinceLastActivity()).isLessThanOrEqualTo(Duration.ofSeconds(16));
    }
}
