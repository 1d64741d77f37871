package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.stream.Stream;

/** The comparison operator of a version bound. */
public enum Relation {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    EQUAL("=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    static Relation of(String sign) {
        return Stream.of(values())
                .filter(relation -> relation.sign.equals(sign))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(Message.of("platform.no-sign", sign)));
    }

    /** Whether it holds for this result of {@code compareTo}. */
    boolean holds(int order) {
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case BELOW -> order < 0;
            case EQUAL -> order == 0;
        };
    }

    @Override
    public String toString() {
        return sign;
    }
}
