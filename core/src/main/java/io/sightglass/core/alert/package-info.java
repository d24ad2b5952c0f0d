/** Tells people who are elsewhere what goes wrong with a live programme. */
@NullMarked
package io.sightglass.core.alert;

import org.jspecify.annotations.NullMarked;
