package io.sightglass.core.media;

import io.sightglass.core.time.FrameRate;
import io.sightglass.core.time.Timecode;
import io.sightglass.core.time.TimecodeAxis;
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
 * @param selectedAudio the audio track that is played, and that pictures are held against
 * @param decodedAudio all audio tracks that are decoded, the selected one first
 * @param startTimecode embedded start timecode as text ({@code ;} before the frames where it is
 *     drop-frame)
 * @param programmes the programmes of a multiplex; empty where the container knows none
 * @param textTracks tracks of captions, subtitles and teletext
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
    List<AudioTrack> decodedAudio,
    Optional<String> startTimecode,
    List<Programme> programmes,
    List<TextTrack> textTracks) {

  public StreamInfo {
    programmes = List.copyOf(programmes);
    textTracks = List.copyOf(textTracks);
    videoTracks = List.copyOf(videoTracks);
    audioTracks = List.copyOf(audioTracks);
    decodedAudio = List.copyOf(decodedAudio);
  }

  /** A source of which the selected tracks alone are decoded. */
  public StreamInfo(
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
    this(
        uri,
        container,
        live,
        durationMicros,
        bitRate,
        videoTracks,
        audioTracks,
        selectedVideo,
        selectedAudio,
        selectedAudio.stream().toList(),
        startTimecode,
        List.of(),
        List.of());
  }

  /** The same source with other audio tracks in hand, the selected one first. */
  public StreamInfo withDecodedAudio(List<AudioTrack> tracks) {
    return new StreamInfo(
        uri,
        container,
        live,
        durationMicros,
        bitRate,
        videoTracks,
        audioTracks,
        selectedVideo,
        tracks.stream().findFirst(),
        tracks,
        startTimecode,
        programmes,
        textTracks);
  }

  /** The same source under another address. */
  public StreamInfo withUri(String address) {
    return new StreamInfo(
        address,
        container,
        live,
        durationMicros,
        bitRate,
        videoTracks,
        audioTracks,
        selectedVideo,
        selectedAudio,
        decodedAudio,
        startTimecode,
        programmes,
        textTracks);
  }

  /** The same source with a start timecode that was found in its pictures. */
  public StreamInfo withStartTimecode(String timecode) {
    return new StreamInfo(
        uri,
        container,
        live,
        durationMicros,
        bitRate,
        videoTracks,
        audioTracks,
        selectedVideo,
        selectedAudio,
        decodedAudio,
        Optional.of(timecode),
        programmes,
        textTracks);
  }

  /** How timecode runs: from the embedded start, or from 00:00:00:00 where there is none. */
  public TimecodeAxis timecodes() {
    Timecode start = new Timecode(0, 0, 0, 0, false);
    try {
      start = startTimecode.map(Timecode::parse).orElse(start);
    } catch (IllegalArgumentException e) {
      // What a container has in its field of free text need not be one.
    }
    return new TimecodeAxis(start, frameRate());
  }

  /** The nominal rate of the selected video track, or 25 a second where there is no picture. */
  public FrameRate frameRate() {
    return selectedVideo.map(VideoTrack::rate).orElse(new FrameRate(25, 1));
  }
}
