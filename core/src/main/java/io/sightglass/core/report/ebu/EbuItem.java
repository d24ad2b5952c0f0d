package io.sightglass.core.report.ebu;

import java.util.List;

/**
 * A test of the EBU QC catalogue that a defect type of ours is. Types that the catalogue has no
 * known test for are not here: an id is never made up.
 *
 * @param type our defect type
 * @param id EBU QC id
 * @param name its name in the catalogue, where known; else empty
 * @param check whether it passes or fails; a report item only tells what there is
 * @param output name of the output that locates one occurrence
 */
record EbuItem(String type, String id, String name, boolean check, String output) {

  /** Of the definitions in the catalogue. */
  static final String VERSION = "1.0";

  static final List<EbuItem> KNOWN =
      List.of(
          new EbuItem("clipping", "0005B", "", true, "ClippingSegment"),
          new EbuItem("silence", "0078B", "", true, "SilenceSegment"),
          new EbuItem("black", "0272B", "Black Frames Report", false, "BlackFramesSegment"));
}
