/** What the window costs its thread. */
@NullMarked
package io.sightglass.benchmarks.window;

import org.jspecify.annotations.NullMarked;
