package io.acpupgrade.prep.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an option, or on a class for all options declared in it: it has an effect only beside one of these. A command that
 * has none of these options uses it always.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface UsedOnlyWith {
    String[] value();
}
