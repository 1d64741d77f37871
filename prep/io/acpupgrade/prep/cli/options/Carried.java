package io.acpupgrade.prep.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option that printed commands repeat, because without it they would reach another package, registry or cluster. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Carried {
    /** The flag that takes its place, where its value is a secret. */
    String insteadOfSecret() default "";
}
