package io.acpupgrade.prep.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option without which a command that is told to people would lead somewhere else. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Carried {
    /** The flag that takes its place, where its value is a secret. */
    String insteadOfSecret() default "";
}
