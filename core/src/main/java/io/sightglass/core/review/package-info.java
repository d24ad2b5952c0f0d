/**
 * What people decided of a programme's defects: kept as an append-only log in an embedded database,
 * each decision committed as it is made.
 */
@NullMarked
package io.sightglass.core.review;

import org.jspecify.annotations.NullMarked;
