/** Sources read by FFmpeg, through JavaCPP's presets: the only package that sees native types. */
@NullMarked
package io.sightglass.core.source.ffmpeg;

import org.jspecify.annotations.NullMarked;
