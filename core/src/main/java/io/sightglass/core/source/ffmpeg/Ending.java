package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.sightglass.core.source.MediaException;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Tells a programme's end from a file's that was cut off, which FFmpeg reports alike: the file has
 * shrunk since it was opened, its index leads beyond its end, or its header promises more.
 */
final class Ending {

  /** Containers whose header states the length of the whole programme. */
  private static final Set<String> LENGTH_IN_HEADER = Set.of("matroska", "w64", "avi", "flac");

  private static final long TOLERANCE_MICROS = 500_000;

  private final Input input;
  private final long size;
  private long lastMicros = Long.MIN_VALUE;

  Ending(Input input) {
    this.input = input;
    this.size = fileSize();
  }

  /** A packet ends at {@code micros} of container time. */
  void reached(long micros) {
    lastMicros = Math.max(lastMicros, micros);
  }

  /** Whether there should be more now that FFmpeg finds nothing. */
  boolean cutOff() throws MediaException {
    long now = fileSize();
    return now > 0 && (now < size || indexLeadsBeyond(now) || headerPromisesMore(now));
  }

  private long fileSize() {
    AVFormatContext context = input.context();
    return input.local() && context.pb() != null && !context.pb().isNull()
        ? avio_size(context.pb())
        : -1;
  }

  private boolean indexLeadsBeyond(long end) {
    for (int s = 0; s < input.context().nb_streams(); s++) {
      AVStream stream = input.stream(s);
      for (int i = avformat_index_get_entries_count(stream) - 1; i >= 0; i--) {
        AVIndexEntry entry = avformat_index_get_entry(stream, i);
        if (entry.pos() + entry.size() > end) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean headerPromisesMore(long end) throws MediaException {
    if (LocalFiles.riffLength(input.info().uri()) > end) {
      return true;
    }
    AVFormatContext context = input.context();
    long start = context.start_time() == AV_NOPTS_VALUE ? 0 : context.start_time();
    return LENGTH_IN_HEADER.contains(input.info().container())
        && context.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM
        && context.duration() != AV_NOPTS_VALUE
        && lastMicros != Long.MIN_VALUE
        && lastMicros < start + context.duration() - TOLERANCE_MICROS
        && input.allTracksRead();
  }
}
