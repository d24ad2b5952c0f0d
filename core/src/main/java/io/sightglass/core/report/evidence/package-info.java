/** Pictures and clips that show what a report speaks of. */
@NullMarked
package io.sightglass.core.report.evidence;

import org.jspecify.annotations.NullMarked;
