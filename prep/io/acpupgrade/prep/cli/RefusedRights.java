package io.acpupgrade.prep.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.access.Administrator;
import io.acpupgrade.prep.access.MissingRight;
import io.acpupgrade.prep.access.MissingRights;
import io.acpupgrade.prep.access.RightsReview;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.text.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the cluster has refused to a run; told at its end, together with all else that the user lacks for the verb. */
final class RefusedRights implements ApiListener {
    private static final String ANY_VERB = "*";
    private static final String UNKNOWN = "USER";

    private final Set<AccessRole> roles;
    private final TextLog log;
    private final Optional<Path> home;
    private final Optional<String> workload;
    private final List<Right> refused = new ArrayList<>();
    private Optional<String> user = Optional.empty();

    /**
     * @param roles what the verb may need
     * @param home the folder of {@code upgrade.sh}, where the files are
     */
    RefusedRights(Set<AccessRole> roles, TextLog log, Optional<Path> home) {
        this(roles, log, home, Optional.empty());
    }

    private RefusedRights(Set<AccessRole> roles, TextLog log, Optional<Path> home, Optional<String> workload) {
        this.roles = roles;
        this.log = log;
        this.home = home;
        this.workload = workload;
    }

    /** Those of a preflight in another cluster that the platform looks after. */
    static RefusedRights inside(String workload, TextLog log, Optional<Path> home) {
        return new RefusedRights(Set.of(AccessRole.PREFLIGHT), log, home, Optional.of(workload));
    }

    @Override
    public void hears(String notice) {
        log.warn(notice);
    }

    /** To be asked whether one may everything is a short cut, and no need. */
    @Override
    public synchronized void isRefused(Right right) {
        if (!right.verb().equals(ANY_VERB)) {
            refused.add(right);
        }
    }

    @Override
    public synchronized void isTakenFor(String name) {
        user = Optional.of(name);
    }

    /** By the API server's word where it is asked, else by what it said while it refused something. */
    private String user(RightsReview review) {
        Optional<String> reviewed = review.user();
        synchronized (this) {
            return reviewed.or(() -> user).orElse(UNKNOWN);
        }
    }

    private synchronized List<Right> soFar() {
        return List.copyOf(refused);
    }

    /** Nothing where nothing was refused. */
    void tell(Connection cluster) throws ClusterException {
        List<Right> known = soFar();
        if (known.isEmpty()) {
            return;
        }
        RightsReview review = new RightsReview(cluster.api().impatient());
        MissingRights missing =
                workload.isPresent() ? RightsReview.refused(AccessRole.PREFLIGHT, known) : review.of(roles, known);
        log.missing(json(missing));
        log.say(
                "Rights",
                "this user lacks " + Units.count(missing.all().size(), "right")
                        + workload.map(name -> " in cluster " + name).orElse("") + " that this verb uses:");
        missing.all().forEach(right -> log.say("", "- " + right));
        if (!missing.isWhole()) {
            log.say("", "(there may be more: the API server could not be asked about all)");
        }
        tellHow(missing, administrator(cluster.server()), user(review));
    }

    private void tellHow(MissingRights missing, Administrator administrator, String grantee) {
        List<ShellCommand> commands = missing.commands(administrator.kubectl(), folder(), grantee);
        if (!commands.isEmpty()) {
            log.say("", administrator.words() + " (docs/guide/rights.md):");
            commands.forEach(command -> log.say("", "  " + command));
        }
    }

    private Administrator administrator(String server) {
        return workload.map(name -> Administrator.inside(name, server)).orElseGet(() -> Administrator.of(server));
    }

    private ArrayNode json(MissingRights missing) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (MissingRight one : missing.all()) {
            ObjectNode entry = list.addObject();
            workload.ifPresent(name -> entry.put("cluster", name));
            entry.put("right", one.right().words())
                    .put("role", one.role().map(AccessRole::file).orElse(""));
        }
        return list;
    }

    /** A release has them beside its runtime, a checkout at its top. */
    private Path folder() {
        Path relative = Path.of("manifests", "access");
        return home.stream()
                .flatMap(place -> Stream.of(place.resolve("acp-upgrade"), place, place.resolveSibling(".")))
                .map(place -> place.resolve(relative).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(relative);
    }
}
