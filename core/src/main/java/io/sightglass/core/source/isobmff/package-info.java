/** A reader of fragmented files of the ISO base media format beside the demultiplexer. */
@NullMarked
package io.sightglass.core.source.isobmff;

import org.jspecify.annotations.NullMarked;
