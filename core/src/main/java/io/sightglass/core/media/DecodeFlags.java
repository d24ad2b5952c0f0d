package io.sightglass.core.media;

/**
 * What is known of a picture's integrity before its pixels are looked at.
 *
 * @param decodeErrors FFmpeg's {@code decode_error_flags}: 1 invalid bitstream, 2 missing
 *     reference, 4 concealment active, 8 slices
 * @param corrupt the decoder marked the picture corrupt ({@code AV_FRAME_FLAG_CORRUPT})
 * @param packetCorrupt the packet of this picture was marked corrupt by the demuxer (in a transport
 *     stream: continuity error or transport error indicator)
 * @param errorsBefore packets that the decoder refused since the last picture
 */
public record DecodeFlags(
    int decodeErrors, boolean corrupt, boolean packetCorrupt, int errorsBefore) {

  public static final DecodeFlags NONE = new DecodeFlags(0, false, false, 0);

  public boolean any() {
    return decodeErrors != 0 || corrupt || packetCorrupt || errorsBefore > 0;
  }
}
