package io.acpupgrade.prep.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of {@code manifests/access}: the role with the rights that one phase needs. */
public enum AccessRole {
    SYNC("sync"),
    DEPLOY("deploy"),
    PREFLIGHT("preflight"),
    PREFLIGHT_WORKLOADS("preflight-workloads"),
    REQUEST("request"),
    STATUS("status");

    private final String phase;

    AccessRole(String phase) {
        this.phase = phase;
    }

    public String file() {
        return phase + ".yaml";
    }

    /** The name of its ClusterRole, and of its Role in each namespace. */
    String roleName() {
        return "acp-upgrade-" + phase;
    }

    /** The name of its binding for this user. */
    String bindingName(String user) {
        return user.replace('/', '-').replace('%', '-') + "-" + phase;
    }

    /** Loaded on first use: only runs with missing rights need it. */
    private static final class Granted {
        static final Map<AccessRole, List<Right>> RIGHTS = Stream.of(values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        role -> role.documents().stream()
                                .flatMap(AccessRole::rights)
                                .toList()));
    }

    /** Every right that its file grants. */
    public List<Right> rights() {
        return Granted.RIGHTS.getOrDefault(this, List.of());
    }

    /** Whether it grants this right. */
    boolean grants(Right wanted) {
        return bindingScope(wanted).isPresent();
    }

    /**
     * The scope to bind it in for this right: empty where it does not grant it; otherwise a namespace, or an inner
     * empty for the whole cluster.
     */
    Optional<Optional<String>> bindingScope(Right wanted) {
        return rights().stream()
                .filter(right -> right.covers(wanted))
                .map(Right::namespace)
                .findFirst();
    }

    private List<FieldReader> documents() {
        String path = "/manifests/access/" + file();
        try (InputStream yaml = AccessRole.class.getResourceAsStream(path)) {
            if (yaml == null) {
                throw new IllegalStateException("this program was built without " + path);
            }
            try (MappingIterator<JsonNode> documents =
                    new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
                return documents.readAll().stream().map(FieldReader::new).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Right> rights(FieldReader role) {
        Optional<String> namespace = role.text("/metadata/namespace");
        return role.list("/rules").stream()
                .flatMap(rule -> rule.texts("/apiGroups").stream()
                        .flatMap(group -> rule.texts("/resources").stream()
                                .flatMap(resource -> rule.texts("/verbs").stream()
                                        .map(verb -> right(verb, group, resource, namespace)))
                                .flatMap(right -> named(right, rule.texts("/resourceNames")))));
    }

    private static Right right(String verb, String group, String resource, Optional<String> namespace) {
        String[] parts = resource.split("/", 2);
        ResourceType type = new ResourceType(group, "", "", parts[0], ResourceType.Scope.CLUSTER);
        return new Right(verb, type, parts.length > 1 ? parts[1] : "", namespace, Optional.empty());
    }

    private static Stream<Right> named(Right right, List<String> names) {
        return names.isEmpty() ? Stream.of(right) : names.stream().map(right::named);
    }
}
