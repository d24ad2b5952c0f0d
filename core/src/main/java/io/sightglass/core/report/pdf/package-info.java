/** Reports for sign-off, as PDF. */
@NullMarked
package io.sightglass.core.report.pdf;

import org.jspecify.annotations.NullMarked;
