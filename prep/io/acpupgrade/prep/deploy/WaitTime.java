package io.acpupgrade.prep.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ObjectName;
import java.time.Duration;

/** How this room writes things for people. */
public final class WaitTime {
    private static final int MINUTE = 60;

    private WaitTime() {}

    public static String format(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        boolean wholeMinutes = seconds % MINUTE == 0 && seconds > MINUTE;
        return wholeMinutes ? duration.toMinutes() + " min" : seconds + " s";
    }

    /** An object of which no more than the name is known. */
    public static ObjectNode empty(ObjectName name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", name.type().apiVersion()).put("kind", name.type().kind());
        ObjectNode metadata = json.putObject("metadata").put("name", name.name());
        name.namespace().ifPresent(place -> metadata.put("namespace", place));
        return json;
    }
}
