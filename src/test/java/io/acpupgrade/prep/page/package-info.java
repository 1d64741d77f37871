@NullMarked
package io.acpupgrade.prep.page;

import org.jspecify.annotations.NullMarked;
