package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_READ;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_read;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_get;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Fetches a manifest once more, as the demuxer of DASH does so past all hooks. It goes the same way
 * as the demuxer: with its protocols, and ended by its interrupt. Used by the input's thread.
 */
final class ManifestFetch {

  private static final int PIECE = 32 << 10;

  /**
   * A manifest.
   *
   * @param address where it was found in the end
   */
  record Fetched(String address, String text) {}

  private final AVFormatContext context;
  private final AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
      opener;

  /**
   * @param opener the context's own
   */
  ManifestFetch(
      AVFormatContext context,
      AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer
          opener) {
    this.context = context;
    this.opener = opener;
  }

  /** Empty where it cannot be had. */
  Optional<Fetched> fetch(String address) {
    try (PointerPointer<AVIOContext> output = new PointerPointer<>(1L);
        PointerPointer<Pointer> options = new PointerPointer<>(1L);
        BytePointer url = new BytePointer(address, StandardCharsets.UTF_8);
        BytePointer piece = new BytePointer(PIECE)) {
      output.put(0, (Pointer) null);
      options.put(0, (Pointer) null);
      if (opener.call(context, output, url, AVIO_FLAG_READ, options) < 0) {
        return Optional.empty();
      }
      AVIOContext file = new AVIOContext(output.get(0));
      String found = location(file, address);
      ManifestText text = new ManifestText();
      int read = avio_read(file, piece, PIECE);
      for (; read > 0 && !text.full(); read = avio_read(file, piece, PIECE)) {
        text.accept(piece.position(0).limit(read).asByteBuffer());
        piece.limit(PIECE);
      }
      avio_closep(file);
      return read == AVERROR_EOF || read == 0
          ? Optional.of(new Fetched(found, text.text()))
          : Optional.empty();
    }
  }

  /** Where an open file was found, after redirections. */
  static String location(AVIOContext file, String address) {
    try (BytePointer out = new BytePointer((Pointer) null)) {
      int got = av_opt_get(file, "location", AV_OPT_SEARCH_CHILDREN, out);
      if (got < 0 || out.isNull()) {
        return address;
      }
      String found = out.getString(StandardCharsets.UTF_8);
      av_free(out);
      return found.isEmpty() ? address : found;
    }
  }
}
