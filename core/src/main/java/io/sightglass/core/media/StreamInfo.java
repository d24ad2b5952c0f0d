package io.sightglass.core.media;

import io.sightglass.core.time.FrameRate;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a source when it was opened. The analysed tracks are those {@code selected}.
 *
 * @param uri as the user gave it
 * @param container FFmpeg's demuxer name, e.g. {@code mpegts}
 * @param live true where there is no end to seek to
 * @param durationMicros length, or −1 where unknown (live streams)
 * @param bitRate bits a second, or 0 where unknown
 * @param videoTracks all video tracks
 * @param audioTracks all audio tracks
 * @param selectedVideo the video track that is decoded
 * @param selectedAudio the audio track that is decoded
 * @param startTimecode embedded start timecode as text ({@code ;} before the frames where it is
 *     drop-frame)
 */
public record StreamInfo(
    String uri,
    String container,
    boolean live,
    long durationMicros,
    long bitRate,
    List<VideoTrack> videoTracks,
    List<AudioTrack> audioTracks,
    Optional<VideoTrack> selectedVideo,
    Optional<AudioTrack> selectedAudio,
    Optional<String> startTimecode) {

  public StreamInfo {
    videoTracks = List.copyOf(videoTracks);
    audioTracks = List.copyOf(audioTracks);
  }

  /** The nominal rate of the selected video track, or 25 a second where there is no picture. */
  public FrameRate frameRate() {
    return selectedVideo.map(VideoTrack::rate).orElse(new FrameRate(25, 1));
  }
}
