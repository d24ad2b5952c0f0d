package io.sightglass.core.report.evidence;

import io.sightglass.core.profile.Severity;
import java.nio.file.Path;

/**
 * What to keep of a recording.
 *
 * @param folder where it goes; exists
 * @param least the least severity that is worth it
 * @param clips clips, besides stills
 * @param aroundMicros programme time of a clip before and after the defect
 */
public record EvidenceRule(Path folder, Severity least, boolean clips, long aroundMicros) {}
