/** Reports as one self-contained HTML file. */
@NullMarked
package io.sightglass.core.report.html;

import org.jspecify.annotations.NullMarked;
