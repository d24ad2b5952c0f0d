/** Reports as JSON. */
@NullMarked
package io.sightglass.core.report.json;

import org.jspecify.annotations.NullMarked;
