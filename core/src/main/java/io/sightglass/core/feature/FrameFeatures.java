package io.sightglass.core.feature;

import io.sightglass.core.media.DecodeFlags;
import io.sightglass.core.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a picture yields. A component is null where no detector asked for it, and a
 * difference also where there is no picture to compare with (the first one, a change of size).
 *
 * @param time presentation time
 * @param durationMicros duration in microseconds
 * @param number frame number
 * @param pictureType I, P, B or {@code ?}
 * @param keyFrame true at a random access point
 * @param flags decoder's and demuxer's flags
 * @param luma see {@link Feature#LUMA_STATISTICS}
 * @param previous see {@link Feature#PREVIOUS_DIFFERENCE}
 * @param held see {@link Feature#HELD_DIFFERENCE}
 */
public record FrameFeatures(
    MediaTime time,
    long durationMicros,
    long number,
    char pictureType,
    boolean keyFrame,
    DecodeFlags flags,
    @Nullable LumaStatistics luma,
    @Nullable FrameDifference previous,
    @Nullable FrameDifference held) {}
