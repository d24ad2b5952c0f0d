/** Benchmarks: JMH for kernels, whole programs against each other in one run. */
@NullMarked
package io.sightglass.benchmarks;

import org.jspecify.annotations.NullMarked;
