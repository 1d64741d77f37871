/** What is told to people: text that can be shown whoever wrote it, and commands that can be pasted. */
@NullMarked
package io.acpupgrade.prep.text;

import org.jspecify.annotations.NullMarked;
