package io.sightglass.detectors.loudness;

import java.util.List;

/**
 * Weights of channels by their names (ITU-R BS.1770-5 Annex 1 table 3 and Annex 3): 1.41 for
 * loudspeakers between 60° and 120° to the side, none for low-frequency effects, 1 for all others.
 */
final class ChannelWeights {

  private static final double SIDE = 1.41;

  private ChannelWeights() {}

  static double[] of(List<String> channels) {
    // Where there are side loudspeakers (7.1), those at the back stand at 135°; else (5.1) at 110°.
    boolean sides = channels.contains("SL");
    return channels.stream().mapToDouble(name -> weight(name, sides)).toArray();
  }

  private static double weight(String channel, boolean sides) {
    return switch (channel) {
      case "LFE", "LFE2" -> 0;
      case "SL", "SR" -> SIDE;
      case "BL", "BR" -> sides ? 1 : SIDE;
      default -> 1;
    };
  }
}
