package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
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
    record Checked(String registry, int checked, Map<String, Message> refusals) implements Result {
        public Checked {
            refusals = Map.copyOf(refusals);
        }

        @Override
        public Verdict verdict() {
            if (refusals.isEmpty()) {
                return Verdict.passed(Message.of("advisory.push-allowed", checked, registry));
            }
            List<Message> refused = new TreeMap<>(refusals)
                    .entrySet().stream()
                            .map(refusal -> Message.of("preflight.item", refusal.getKey(), refusal.getValue()))
                            .toList();
            return Verdict.failed(
                    "PushRefused",
                    Message.of(
                            "advisory.push-refused", refusals.size(), checked, registry, NameList.shortened(refused)),
                    List.of(Advice.of(Message.of("advisory.get-push-right"))));
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
