/** Programs that measure what a decision cost or saved; none of them is a test. */
@NullMarked
package io.acpupgrade.measure;

import org.jspecify.annotations.NullMarked;
