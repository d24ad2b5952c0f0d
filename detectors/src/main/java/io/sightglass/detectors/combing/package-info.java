/** Combed pictures and reversed fields. */
@NullMarked
package io.sightglass.detectors.combing;

import org.jspecify.annotations.NullMarked;
