package io.sightglass.core.report.view;

import io.sightglass.core.media.AudioTrack;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.media.VideoTrack;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was analysed, and how much of it. */
public final class StreamFacts {

  private StreamFacts() {}

  public static List<Fact> ofSource(StreamInfo stream) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Source", stream.uri()));
    facts.add(new Fact("Container", stream.container() + (stream.live() ? ", live" : "")));
    facts.add(
        new Fact(
            "Length",
            stream.durationMicros() < 0 ? "unknown" : Words.clock(stream.durationMicros())));
    if (stream.bitRate() > 0) {
      facts.add(new Fact("Bit rate", Words.count(Math.round(stream.bitRate() / 1e3)) + " kbit/s"));
    }
    stream.startTimecode().ifPresent(start -> facts.add(new Fact("Start timecode", start)));
    for (VideoTrack track : stream.videoTracks()) {
      boolean selected = stream.selectedVideo().filter(track::equals).isPresent();
      facts.add(new Fact("Picture", video(track) + (selected ? "" : " (not analysed)")));
    }
    if (stream.videoTracks().isEmpty()) {
      facts.add(new Fact("Picture", "none"));
    }
    for (AudioTrack track : stream.audioTracks()) {
      boolean analysed = stream.decodedAudio().contains(track);
      facts.add(new Fact("Sound", audio(track) + (analysed ? "" : " (not analysed)")));
    }
    if (stream.audioTracks().isEmpty()) {
      facts.add(new Fact("Sound", "none"));
    }
    return facts;
  }

  public static List<Fact> ofAnalysis(Report report) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Analysed",
            Words.clock(report.analysedTo().micros())
                + ", "
                + Words.count(report.frames(), "frame", "frames")
                + ", "
                + Words.count(report.chunks(), "chunk", "chunks")));
    facts.add(new Fact("Complete", report.partial() ? "no, in part only" : "yes"));
    facts.add(new Fact("Profile", report.profile().title()));
    facts.add(
        new Fact("Fails at severity", Words.lower(report.profile().failSeverity()) + " or above"));
    facts.add(
        new Fact(
            "Detectors",
            report.detectorsRun().size()
                + " ran, "
                + report.detectorsNotRun().size()
                + " did not"));
    facts.add(new Fact("Stream events", events(report)));
    facts.add(new Fact("Report made", Words.instant(report.created())));
    facts.add(new Fact("Made by", report.tool().name() + " " + report.tool().version()));
    return facts;
  }

  private static String events(Report report) {
    if (report.events().isEmpty()) {
      return "none";
    }
    return new TreeMap<>(report.events())
        .entrySet().stream()
            .map((Map.Entry<? extends Enum<?>, Long> event) ->
                Words.count(event.getValue()) + " × " + Words.lower(event.getKey()))
            .collect(Collectors.joining(", "));
  }

  private static String video(VideoTrack track) {
    return String.format(
        Locale.ROOT,
        "%s%s, %d × %d %s, %s fps, %s, %s%s",
        track.codec(),
        track.profile().isEmpty() ? "" : " " + track.profile(),
        track.width(),
        track.height(),
        track.interlaced() ? "interlaced" : "progressive",
        track.rate(),
        track.format().name(),
        track.colour().matrix().equals("unknown")
            ? "colour not signalled"
            : track.colour().matrix(),
        language(track.language()));
  }

  private static String audio(AudioTrack track) {
    return track.codec()
        + ", "
        + Words.count(track.sampleRate())
        + " Hz, "
        + track.layout()
        + language(track.language());
  }

  private static String language(String language) {
    return language.isEmpty() || language.equals("und") ? "" : ", " + language;
  }
}
