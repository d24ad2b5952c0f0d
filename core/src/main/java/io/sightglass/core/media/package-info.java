/** What a decoder delivers: pictures, sound, and one-second chunks of both. Immutable views. */
@NullMarked
package io.sightglass.core.media;

import org.jspecify.annotations.NullMarked;
