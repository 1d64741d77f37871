package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks whether a push would be allowed, without pushing anything. */
@FunctionalInterface
public interface PushRights {
    /** Checks each of these repositories in the registry that a sync would push to. */
    Result check(List<String> repositories);

    /** The outcome of the check. */
    sealed interface Result {
        Verdict verdict();
    }

    /**
     * The registry answered for every repository.
     *
     * @param refusals the reason by repository that refuses a push
     */
    record Checked(String registry, int checked, Map<String, String> refusals) implements Result {
        public Checked {
            refusals = Map.copyOf(refusals);
        }

        @Override
        public Verdict verdict() {
            if (refusals.isEmpty()) {
                return Verdict.passed(Message.text("an upload session was opened and cancelled in each of " + checked
                        + " repositories of " + registry));
            }
            ItemCount count = new ItemCount();
            new TreeMap<>(refusals).forEach((repository, why) -> count.failed(repository + " (" + why + ")"));
            for (int i = refusals.size(); i < checked; i++) {
                count.ok();
            }
            return Verdict.failed(
                    "PushRefused",
                    Message.text("repositories of " + registry + " that cannot be pushed to, " + count.summary()),
                    List.of(Advice.of(Message.text(
                            "Have whoever looks after the registry grant this login the right to push there,"
                                    + " or name another login with --username."))));
        }
    }

    /** A sync would push nothing. */
    record NotNeeded(Message why) implements Result {
        @Override
        public Verdict verdict() {
            return Verdict.notApplicable("NothingToPush", why);
        }
    }

    /** The registry was not found or did not answer. */
    record Unavailable(Message message, Message remedy) implements Result {
        @Override
        public Verdict verdict() {
            return Verdict.unknown("RegistryUnavailable", message).withAdvice(List.of(Advice.of(remedy)));
        }
    }
}
