/** Reports held against each other, and put together. */
@NullMarked
package io.sightglass.core.report.compare;

import org.jspecify.annotations.NullMarked;
