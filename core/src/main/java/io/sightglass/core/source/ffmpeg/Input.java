package io.sightglass.core.source.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_program_from_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_ENOMEM;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.Programme;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.TextTrack;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.source.MediaException;
import io.sightglass.core.source.MediaException.Reason;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.mpegts.TransportError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVProgram;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened container: its context, and what was found in it. Used by one thread at a time. */
final class Input implements AutoCloseable {

  /** Demuxers that make pictures of any text whose file's name ends in a way that they like. */
  private static final Set<String> TEXT_ART = Set.of("tty", "bin", "xbin", "adf", "idf");

  private static final Set<String> SEGMENTED = Set.of("hls", "dash");

  /** A track that has been silent this long, while a new one sends, has moved there. */
  private static final long MOVED_NANOS = 1_000_000_000;

  /** As HLS recommends: three segments are at hand before the first is shown. */
  static final int SEGMENTS_BACK = 3;

  private final AVFormatContext context;
  private final StreamInfo info;
  private final boolean local;
  private final boolean pushed;
  private final long answeredNanos;
  private final int[] codecs;
  private final @Nullable RtpTransport rtp;
  private long lastLeadingNanos = System.nanoTime();
  private final @Nullable SegmentWatch segments;
  private @Nullable ProgrammeWatch programme;
  private @Nullable ByteTap tap;
  private @Nullable TransportListener transport;

  /** Opens and probes. */
  Input(MediaRequest request, Interrupt interrupt) throws MediaException {
    this(request, interrupt, SEGMENTS_BACK);
  }

  /**
   * Opens and probes.
   *
   * @param segmentsBack how many segments before its end a live playlist is entered
   */
  Input(MediaRequest request, Interrupt interrupt, int segmentsBack) throws MediaException {
    String uri = request.uri();
    local = LocalFiles.isLocal(uri);
    Path path = local ? LocalFiles.check(uri) : null;
    NetworkAddress network = local ? null : NetworkAddress.of(uri);
    AVDictionary options =
        network == null ? InputOptions.forFiles() : InputOptions.of(network, segmentsBack);
    pushed = network != null && network.pushed();
    context = avformat_alloc_context();
    interrupt.attach(context);
    if (network != null && network.listening()) {
      interrupt.restartWithoutEnd();
    } else {
      interrupt.restart();
    }
    // The scheme keeps a colon in a file's name from being taken for one.
    String address = network == null ? "file:" + path : network.address();
    rtp =
        network != null && network.scheme().equals("rtp")
            ? RtpTransport.open(address, context)
            : null;
    AVInputFormat demuxer = rtp == null ? null : RtpTransport.demuxer();
    SegmentWatch watch = maySegment(network, address) ? new SegmentWatch(context, interrupt) : null;
    int opened = avformat_open_input(context, address, demuxer, options);
    av_dict_free(options);
    if (opened < 0) {
      // FFmpeg has freed the context.
      if (watch != null) {
        watch.abandon();
      }
      closeRtp();
      throw failure(uri, path, opened, interrupt);
    }
    answeredNanos = System.nanoTime();
    try {
      interrupt.restart();
      checkSizes(uri);
      int found = findStreamInfo();
      if (pushed && interrupt.timedOut()) {
        goOn();
      }
      if (found < 0) {
        throw failure(uri, path, found, interrupt);
      }
      checkSizes(uri);
      if (!local && containerName().equals("mov")) {
        rewind();
      }
      info = describe(request, path);
      codecs = new int[context.nb_streams()];
      for (int i = 0; i < codecs.length; i++) {
        codecs[i] = stream(i).codecpar().codec_id();
      }
      segments = watched(watch);
    } catch (MediaException e) {
      if (watch != null) {
        watch.close();
      }
      avformat_close_input(context);
      closeRtp();
      throw e;
    }
  }

  // A manifest over HTTP may have any name.
  private static boolean maySegment(@Nullable NetworkAddress network, String address) {
    return network == null
        ? address.matches("(?i).*[.](m3u8?|mpd)")
        : network.scheme().equals("http") || network.scheme().equals("https");
  }

  private @Nullable SegmentWatch watched(@Nullable SegmentWatch watch) {
    if (watch == null) {
      return null;
    }
    if (!segmented()) {
      watch.close();
      return null;
    }
    watch.opened(declaredBits());
    return watch;
  }

  private void closeRtp() {
    if (rtp != null) {
      rtp.close();
    }
  }

  private int findStreamInfo() {
    int streams = context.nb_streams();
    try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(streams, 1))) {
      for (int i = 0; i < streams; i++) {
        options.put(i, InputOptions.forProbing());
      }
      int found = avformat_find_stream_info(context, options);
      for (int i = 0; i < streams; i++) {
        // Each was replaced by what is left of it.
        av_dict_free(options.position(i));
      }
      options.position(0);
      return found;
    }
  }

  // A stream that loses much takes long to be known, though it never stops: that its probe ran out
  // of time is no end of it.
  private void goOn() {
    AVIOContext io = context.pb();
    if (io != null && !io.isNull()) {
      io.error(0).eof_reached(0);
    }
  }

  // Where the index lies behind the media, the probe's way back over HTTP may fail unsaid, and the
  // first packet be lost with it.
  private void rewind() {
    av_seek_frame(context, 0, Long.MIN_VALUE / 2, AVSEEK_FLAG_BACKWARD);
  }

  private static MediaException failure(
      String uri, @Nullable Path path, int error, Interrupt interrupt) throws MediaException {
    if (error == AVERROR_ENOMEM()) {
      throw Failures.tooMany(uri);
    }
    return path != null && !interrupt.asked()
        ? LocalFiles.unreadable(path)
        : Failures.opening(uri, error, interrupt);
  }

  AVFormatContext context() {
    return context;
  }

  StreamInfo info() {
    return info;
  }

  /** Whether it is a file of this machine. */
  boolean local() {
    return local;
  }

  /** Whether there is no track beside the selected ones. */
  boolean allTracksRead() {
    long read = info.selectedVideo().stream().count() + info.selectedAudio().stream().count();
    return context.nb_streams() == read;
  }

  /** The stream of a transport stream's PID, or −1 where there is none. */
  int streamOf(int pid) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (context.streams(i).id() == pid) {
        return i;
      }
    }
    return -1;
  }

  AVStream stream(int index) {
    return context.streams(index);
  }

  /** {@link System#nanoTime} when its first data had come. */
  long answeredNanos() {
    return answeredNanos;
  }

  /** The watch on its segments; null where it has none. */
  @Nullable SegmentWatch segments() {
    return segments;
  }

  /** Whether it comes in segments that a playlist or manifest names. */
  boolean segmented() {
    return SEGMENTED.contains(info.container());
  }

  /**
   * The tracks of a stream that come along with the selected ones at no cost: its sound in all
   * languages, but no other rendition.
   */
  List<CodedTrack> kept() {
    List<CodedTrack> kept = new ArrayList<>();
    info.selectedVideo().ifPresent(video -> kept.add(track(video.index())));
    for (AudioTrack audio : info.audioTracks()) {
      boolean selected = info.selectedAudio().filter(audio::equals).isPresent();
      if (selected || (!segmented() && sameProgramme(audio.index()))) {
        kept.add(track(audio.index()));
      }
    }
    return kept;
  }

  private boolean sameProgramme(int index) {
    AVProgram programme = av_find_program_from_stream(context, null, leading());
    if (programme == null) {
      return true;
    }
    for (int i = 0; i < programme.nb_stream_indexes(); i++) {
      if (programme.stream_index().get(i) == index) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has {@link #changed} see what the tables of a transport stream say from now on, and {@link
   * #transportErrors} what is wrong with its packets.
   */
  void watchProgramme() {
    AVIOContext io = context.pb();
    int leading = leading();
    if (info.container().equals("mpegts") && io != null && !io.isNull() && leading >= 0) {
      ProgrammeWatch watch = new ProgrammeWatch(stream(leading).id());
      programme = watch;
      TransportListener listener = TransportListener.ofStream();
      transport = listener;
      tap =
          new ByteTap(
              io,
              bytes -> {
                watch.accept(bytes.duplicate());
                listener.accept(bytes);
              });
    }
  }

  /** Errors of a transport stream's packets, whole or in segments, since the last call. */
  List<TransportError> transportErrors() {
    if (segments != null) {
      return segments.transportErrors();
    }
    TransportListener listener = transport;
    return listener == null ? List.of() : listener.take();
  }

  /**
   * Whether the stream is made of other tracks, or coded otherwise, than when it was opened. A
   * track that only joined the others is no such change.
   *
   * @param packetStream stream of the packet in hand
   */
  boolean changed(int packetStream) {
    int leading = leading();
    long now = System.nanoTime();
    if (packetStream == leading) {
      lastLeadingNanos = now;
    }
    ProgrammeWatch watch = programme;
    if (watch != null && watch.changed()) {
      return true;
    }
    if (packetStream < codecs.length) {
      return stream(packetStream).codecpar().codec_id() != codecs[packetStream]
          && kept().stream().anyMatch(track -> track.index() == packetStream);
    }
    return now - lastLeadingNanos > MOVED_NANOS
        && stream(packetStream).codecpar().codec_type() == stream(leading).codecpar().codec_type();
  }

  /** Has the demuxer skip the tracks that are not wanted. */
  void discardAllBut(IntPredicate wanted) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (!wanted.test(i)) {
        stream(i).discard(AVDISCARD_ALL);
      }
    }
  }

  /** Whether places in it are gone to by bytes: a transport stream has no index of times. */
  boolean seeksByPosition() {
    return containerName().equals("mpegts");
  }

  CodedTrack track(int index) {
    return CodedTrack.of(context.streams(index));
  }

  private StreamInfo describe(MediaRequest request, @Nullable Path path) throws MediaException {
    List<VideoTrack> video = new ArrayList<>();
    List<AudioTrack> audio = new ArrayList<>();
    List<TextTrack> text = new ArrayList<>();
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      int type = stream.codecpar().codec_type();
      // A cover picture that rides along with sound is no programme.
      boolean cover = (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (type == AVMEDIA_TYPE_VIDEO && stream.codecpar().width() > 0 && !cover) {
        video.add(Formats.video(context, stream));
      } else if (type == AVMEDIA_TYPE_AUDIO && stream.codecpar().sample_rate() > 0) {
        audio.add(Formats.audio(stream));
      } else if (type == AVMEDIA_TYPE_SUBTITLE) {
        text.add(Formats.text(stream));
      }
    }
    if ((video.isEmpty() && audio.isEmpty()) || TEXT_ART.contains(containerName())) {
      if (path != null) {
        throw LocalFiles.unreadable(path);
      }
      throw new MediaException(
          Reason.NOT_MEDIA,
          request.uri()
              + " holds neither pictures nor sound. Check that it is the address of a stream.");
    }
    int bestVideo = choose(request.uri(), request.videoTrack(), AVMEDIA_TYPE_VIDEO, -1);
    // The sound of the same programme.
    int bestAudio =
        choose(request.uri(), request.audioTrack(), AVMEDIA_TYPE_AUDIO, Math.max(bestVideo, -1));
    boolean live = path == null && (pushed || (context.duration() == AV_NOPTS_VALUE && !sized()));
    // What a publisher says of its own file's length means nothing to who joins it.
    long duration = live ? AV_NOPTS_VALUE : context.duration();
    return new StreamInfo(
        request.uri(),
        containerName(),
        live,
        duration == AV_NOPTS_VALUE ? -1 : duration,
        // Of a playlist it is that of its own text.
        SEGMENTED.contains(containerName()) ? 0 : Math.max(context.bit_rate(), 0),
        video,
        audio,
        video.stream().filter(t -> t.index() == bestVideo).findFirst(),
        audio.stream().filter(t -> t.index() == bestAudio).findFirst(),
        audio.stream().filter(t -> t.index() == bestAudio).toList(),
        startTimecode(),
        programmes(),
        text);
  }

  // What has a length has an end, whatever it is sent as; a playlist's own length says nothing.
  private boolean sized() {
    AVIOContext io = context.pb();
    return !SEGMENTED.contains(containerName()) && io != null && !io.isNull() && avio_size(io) > 0;
  }

  private List<Programme> programmes() {
    List<Programme> programmes = new ArrayList<>();
    for (int i = 0; i < context.nb_programs(); i++) {
      AVProgram programme = context.programs(i);
      List<Integer> tracks = new ArrayList<>();
      for (int s = 0; s < programme.nb_stream_indexes(); s++) {
        tracks.add(programme.stream_index().get(s));
      }
      programmes.add(
          new Programme(
              programme.id(),
              name(programme),
              Formats.tag(programme.metadata(), "service_provider"),
              tracks));
    }
    return programmes;
  }

  // A playlist's renditions have no name but their bit rate.
  private static String name(AVProgram programme) {
    long rate = declaredBits(programme);
    return rate > 0
        ? "rendition of " + rate / 1000 + " kbit/s"
        : Formats.tag(programme.metadata(), "service_name");
  }

  private static long declaredBits(AVProgram programme) {
    String rate = Formats.tag(programme.metadata(), "variant_bitrate");
    return rate.matches("[0-9]{4,12}") ? Long.parseLong(rate) : 0;
  }

  /** What a master playlist says that the rendition takes at most, in bit/s; 0: nothing. */
  private long declaredBits() {
    AVProgram programme = av_find_program_from_stream(context, null, leading());
    return programme == null ? 0 : declaredBits(programme);
  }

  // The stream that is followed, or -1.
  private int leading() {
    return info.selectedVideo()
        .map(VideoTrack::index)
        .or(() -> info.selectedAudio().map(AudioTrack::index))
        .orElse(-1);
  }

  private int choose(String uri, OptionalInt wanted, int type, int related) throws MediaException {
    int found = av_find_best_stream(context, type, wanted.orElse(-1), related, (AVCodec) null, 0);
    if (found < 0 && wanted.isPresent()) {
      throw new MediaException(
          Reason.UNSUPPORTED,
          "%s has no %s track %d. Choose one of those that a probe lists."
              .formatted(uri, type == AVMEDIA_TYPE_VIDEO ? "video" : "audio", wanted.getAsInt()));
    }
    return found;
  }

  private String containerName() {
    String names = context.iformat().name().getString();
    int comma = names.indexOf(',');
    return comma < 0 ? names : names.substring(0, comma);
  }

  private void checkSizes(String uri) throws MediaException {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters coded = stream(i).codecpar();
      if ((long) coded.width() * coded.height() > Bounds.PIXELS) {
        throw Failures.tooLarge(uri, coded.width(), coded.height());
      }
    }
  }

  private Optional<String> startTimecode() {
    String timecode = Formats.tag(context.metadata(), "timecode");
    for (int i = 0; i < context.nb_streams() && timecode.isEmpty(); i++) {
      timecode = Formats.tag(context.streams(i).metadata(), "timecode");
    }
    return timecode.isEmpty() ? Optional.empty() : Optional.of(timecode);
  }

  @Override
  public void close() {
    if (tap != null) {
      tap.close();
      tap = null;
    }
    if (segments != null) {
      segments.close();
    }
    avformat_close_input(context);
    closeRtp();
  }
}
