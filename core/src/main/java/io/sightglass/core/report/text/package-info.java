/** What writers of several formats share: words, timecodes, and well-formed XML. */
@NullMarked
package io.sightglass.core.report.text;

import org.jspecify.annotations.NullMarked;
