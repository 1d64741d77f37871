package io.acpupgrade.prep.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.text.PrintableJson;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The checks that the platform's administrator has disabled in ConfigMap {@code cpaas-system/cvo-config}.
 *
 * @param problem why the list cannot be read; all checks are then evaluated
 */
public record DisabledChecks(List<String> names, Optional<Message> problem) {
    /** The ConfigMap that disables checks; the product's documentation allows it temporarily, for troubleshooting. */
    public static final String CONFIG_MAP = "cvo-config";

    /** Its name with its namespace, for messages. */
    static final String QUALIFIED_NAME = ProductBase.NAMESPACE + "/" + CONFIG_MAP;

    private static final String KEY = "preflight";

    public DisabledChecks {
        names = List.copyOf(names);
    }

    public static DisabledChecks none() {
        return new DisabledChecks(List.of(), Optional.empty());
    }

    static DisabledChecks readFrom(ClusterReader global) {
        try {
            return global.configMap(ProductBase.NAMESPACE, CONFIG_MAP)
                    .flatMap(texts -> Optional.ofNullable(texts.get(KEY)))
                    .map(DisabledChecks::parse)
                    .orElse(none());
        } catch (ClusterException e) {
            return unreadable(Message.of(e));
        }
    }

    static DisabledChecks parse(String yaml) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            JsonNode disabled = root.path("disabled");
            boolean empty = root.isMissingNode() || root.isNull();
            boolean sound = disabled.isArray() || disabled.isMissingNode() || disabled.isNull();
            return sound && (empty || root.isObject())
                    ? named(disabled)
                    : unreadable(Message.of("preflight.disabled-checks-no-list", KEY));
        } catch (JsonProcessingException e) {
            return unreadable(Message.of("preflight.disabled-checks-no-yaml", KEY, e.getOriginalMessage()));
        }
    }

    private static DisabledChecks named(JsonNode list) {
        return new DisabledChecks(
                List.copyOf(new TreeSet<>(StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .map(String::strip)
                        .toList())),
                Optional.empty());
    }

    private static DisabledChecks unreadable(Message why) {
        return new DisabledChecks(
                List.of(), Optional.of(Message.of("preflight.disabled-checks-unknown", QUALIFIED_NAME, why)));
    }

    boolean contains(String check) {
        return names.contains(check);
    }

    /** The disabled names that are not among the known ones. */
    List<String> unknown(List<String> known) {
        return names.stream().filter(name -> !known.contains(name)).toList();
    }

    /** The command that disables exactly these checks. */
    static ShellCommand patchCommand(ClusterReader global, List<String> names) {
        return global.patchCommand(CONFIG_MAP, KEY, yaml(names));
    }

    /** The command for the case that the ConfigMap does not exist yet. */
    static ShellCommand createCommand(ClusterReader global, List<String> names) {
        return global.kubectl("-n", ProductBase.NAMESPACE, "create", "configmap", CONFIG_MAP)
                .option("--from-literal", KEY + "=" + yaml(names));
    }

    /** A JSON list within YAML, so that every name is quoted. */
    private static String yaml(List<String> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return "disabled: " + new PrintableJson(list.toString());
    }
}
