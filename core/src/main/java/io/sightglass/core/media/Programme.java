package io.sightglass.core.media;

import java.util.List;

/**
 * One programme of a multiplex: the tracks that belong together.
 *
 * @param number its number in the container, e.g. a transport stream's program_number
 * @param name as the service information has it, or empty
 * @param provider as the service information has it, or empty
 * @param tracks stream indexes, in the container's order
 */
public record Programme(int number, String name, String provider, List<Integer> tracks) {

  public Programme {
    tracks = List.copyOf(tracks);
  }
}
