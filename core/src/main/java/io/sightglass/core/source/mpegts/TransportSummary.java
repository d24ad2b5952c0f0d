package io.sightglass.core.source.mpegts;

import java.util.Map;

/**
 * What a transport stream carries.
 *
 * @param services service names by programme number
 * @param maps PID of the PMT by programme number
 * @param streams stream types (ISO/IEC 13818-1 table 2-34) by PID
 * @param bitRates bits a second by PID, all that came among them
 * @param splices whether a PMT announces splice information (SCTE 35)
 * @param cues splice sections that came
 */
public record TransportSummary(
    Map<Integer, String> services,
    Map<Integer, Integer> maps,
    Map<Integer, Integer> streams,
    Map<Integer, Long> bitRates,
    boolean splices,
    long cues) {

  public TransportSummary {
    services = Map.copyOf(services);
    maps = Map.copyOf(maps);
    streams = Map.copyOf(streams);
    bitRates = Map.copyOf(bitRates);
  }
}
