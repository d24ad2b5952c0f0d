package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avformat.AVIOContext;

/**
 * Notices that a file of this machine is still being written. From then on a read at its end waits
 * for more, until nothing has come for as long as the input may stall. Fragmented MP4 stays as it
 * was: its demuxer takes stock of all fragments when it is opened. Used by the thread that reads.
 */
final class Growth {

  private final Input input;
  private final long firstSize;
  private boolean following;

  Growth(Input input) {
    this.input = input;
    this.firstSize = size();
  }

  /** Looks, before a packet is read: a demuxer that has once seen the end takes it for good. */
  void look() {
    if (!following && firstSize > 0 && size() > firstSize) {
      AVIOContext file = input.context().pb();
      following = av_opt_set(file, "follow", "1", AV_OPT_SEARCH_CHILDREN) >= 0;
      file.eof_reached(0);
    }
  }

  /** True where a stall is how the file ends. */
  boolean following() {
    return following;
  }

  private long size() {
    AVIOContext file = input.context().pb();
    return input.local() && file != null && !file.isNull() ? avio_size(file) : -1;
  }
}
