package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * A manual step of an upgrade, listed in the version data under {@code advice}.
 *
 * @param when the circumstance in which it applies; empty if it always does
 * @param remedy what to do, as full sentences
 */
public record ChecklistItem(
        String id, VersionRange from, VersionRange to, Optional<Circumstance> when, Message text, Message remedy) {

    /** A property of the cluster; the name is that of a plugin, a lifecycle or a label. */
    public record Circumstance(Kind kind, String name) {}

    /** The kinds of circumstance. */
    public enum Kind {
        PLUGIN_INSTALLED,
        PLUGINS_OF_LIFECYCLE_INSTALLED,
        CLUSTER_HAS_LABEL;

        static Kind of(String text) {
            return switch (text) {
                case "pluginInstalled" -> PLUGIN_INSTALLED;
                case "pluginsOfLifecycleInstalled" -> PLUGINS_OF_LIFECYCLE_INSTALLED;
                case "clusterHasLabel" -> CLUSTER_HAS_LABEL;
                default -> throw new MalformedValueException(Message.of("platform.unknown-circumstance", text));
            };
        }
    }

    /** Whether it applies to this upgrade path. */
    boolean isAbout(PlatformVersion current, PlatformVersion target) {
        return from.contains(current) && to.contains(target);
    }
}
