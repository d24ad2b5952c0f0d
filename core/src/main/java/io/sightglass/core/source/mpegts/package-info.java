/** A reader of MPEG transport streams beside the demultiplexer: what TR 101 290 asks about. */
@NullMarked
package io.sightglass.core.source.mpegts;

import org.jspecify.annotations.NullMarked;
