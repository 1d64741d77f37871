package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.access.Administrator;
import io.acpupgrade.prep.access.MissingRights;
import io.acpupgrade.prep.access.RightsReview;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.report.MissingRightReport;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.event.RunListener;
import io.acpupgrade.problem.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the rights that a cluster refuses during a run, and names them at its end together with all others that the
 * user lacks for the verb.
 */
public final class RefusedRights implements ApiListener {
    private static final String ANY_VERB = "*";
    private static final String UNKNOWN = "USER";

    private final Set<AccessRole> roles;
    private final RunListener events;
    private final Path folder;
    private final Optional<String> workload;
    private final List<Right> refused = new ArrayList<>();
    private Optional<String> user = Optional.empty();

    /**
     * Collects the rights that the global cluster refuses.
     *
     * @param roles what the verb may need
     * @param folder where the files of {@code manifests/access} are
     */
    public RefusedRights(Set<AccessRole> roles, RunListener events, Path folder) {
        this(roles, events, folder, Optional.empty());
    }

    private RefusedRights(Set<AccessRole> roles, RunListener events, Path folder, Optional<String> workload) {
        this.roles = roles;
        this.events = events;
        this.folder = folder;
        this.workload = workload;
    }

    /** Those of a preflight in another cluster that the platform looks after. */
    static RefusedRights inside(String workload, RunListener events, Path folder) {
        return new RefusedRights(Set.of(AccessRole.PREFLIGHT), events, folder, Optional.of(workload));
    }

    @Override
    public void onNotice(Message notice) {
        events.warn(notice);
    }

    /** To be asked whether one may everything is a short cut, and no need. */
    @Override
    public synchronized void onForbidden(Right right) {
        if (!right.verb().equals(ANY_VERB)) {
            refused.add(right);
        }
    }

    @Override
    public synchronized void onUser(String name) {
        user = Optional.of(name);
    }

    /** The user's name from a SelfSubjectReview, else from the refusal itself. */
    private String user(RightsReview review) {
        Optional<String> reviewed = review.user();
        synchronized (this) {
            return reviewed.or(() -> user).orElse(UNKNOWN);
        }
    }

    private synchronized List<Right> soFar() {
        return List.copyOf(refused);
    }

    /** Says nothing where nothing was refused. */
    public void announce(ClusterConnection cluster) throws ClusterException {
        List<Right> known = soFar();
        if (known.isEmpty()) {
            return;
        }
        RightsReview review = new RightsReview(cluster.api().withoutRetries());
        MissingRights missing =
                workload.isPresent() ? RightsReview.refused(AccessRole.PREFLIGHT, known) : review.of(roles, known);
        events.missingRights(report(missing));
        events.info(Message.of("heading.rights"), lacking(missing.all().size()));
        missing.all().forEach(right -> events.info(Message.NONE, Message.of("failure.detail", right)));
        if (!missing.isComplete()) {
            events.info(Message.NONE, Message.of("rights.more"));
        }
        announceCommands(missing, administrator(cluster.server()), user(review));
    }

    private Message lacking(int rights) {
        return workload.map(name -> Message.of("rights.missing-in", rights, name))
                .orElseGet(() -> Message.of("rights.missing", rights));
    }

    private void announceCommands(MissingRights missing, Administrator administrator, String grantee) {
        List<ShellCommand> commands = missing.commands(administrator.kubectl(), folder, grantee);
        if (!commands.isEmpty()) {
            events.info(Message.NONE, Message.of("rights.instruction", administrator.instruction()));
            commands.forEach(command -> events.info(Message.NONE, Message.of("rights.command", command)));
        }
    }

    private Administrator administrator(String server) {
        return workload.map(name -> Administrator.ofWorkload(name, server)).orElseGet(() -> Administrator.of(server));
    }

    private List<MissingRightReport> report(MissingRights missing) {
        return missing.all().stream()
                .map(one -> new MissingRightReport(
                        workload,
                        one.right().description().english(),
                        one.role().map(AccessRole::file).orElse("")))
                .toList();
    }
}
