/** Reports for machines (docs/report.schema.json), written and read. */
@NullMarked
package io.acpupgrade.prep.report;

import org.jspecify.annotations.NullMarked;
