package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an image pull error of a container runtime means.
 *
 * @param markers what such an error contains, in lower case
 * @param problem the likely cause, and how to fix it
 */
record PullFailure(Pattern markers, Problem problem) {
    private static final List<PullFailure> KNOWN = List.of(
            new PullFailure(
                    Pattern.compile("x509|certificate|tls:"),
                    new Problem(Message.of("rollout.pull-certificate"), Message.of("rollout.pull-certificate-remedy"))),
            new PullFailure(
                    Pattern.compile("unauthorized|401|authentication\\srequired|denied|403|no\\sbasic\\sauth"),
                    new Problem(Message.of("rollout.pull-denied"), Message.of("rollout.pull-denied-remedy"))),
            new PullFailure(
                    Pattern.compile("not\\sfound|manifest\\sunknown|404"),
                    new Problem(Message.of("rollout.pull-missing"), Message.of("rollout.pull-missing-remedy"))),
            new PullFailure(
                    Pattern.compile("no\\ssuch\\shost|connection\\srefused|timeout|timed\\sout|no\\sroute|i/o"),
                    new Problem(Message.of("rollout.pull-unreachable"), Message.of("rollout.pull-unreachable-remedy"))),
            new PullFailure(
                    Pattern.compile("no\\sspace\\sleft"),
                    new Problem(Message.of("rollout.pull-disk-full"), Message.of("rollout.pull-disk-full-remedy"))),
            new PullFailure(
                    Pattern.compile("no\\smatch\\sfor\\splatform|exec\\sformat"),
                    new Problem(
                            Message.of("rollout.pull-architecture"), Message.of("rollout.pull-architecture-remedy"))));

    /** The likely cause of an error, and how to fix it. */
    static Problem explain(String error) {
        String lower = error.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(failure -> failure.markers().matcher(lower).find())
                .findFirst()
                .map(PullFailure::problem)
                .orElseGet(() -> new Problem(Message.of("rollout.pull"), Message.of("rollout.pull-remedy")));
    }
}
