/** Opening recordings and streams, and cutting them into chunks. */
@NullMarked
package io.sightglass.core.source;

import org.jspecify.annotations.NullMarked;
