/** The defects as a table. */
@NullMarked
package io.sightglass.desktop.triage;

import org.jspecify.annotations.NullMarked;
