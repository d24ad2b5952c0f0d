package io.sightglass.core.compare;

/**
 * How far a programme lies behind its reference around one place: what is there at {@code micros}
 * is in the reference at {@code micros − lagMicros}.
 *
 * @param micros presentation time in the programme
 * @param lagMicros positive where the programme is later than the reference
 * @param likeness correlation at this lag, up to 1
 */
record Lag(long micros, double lagMicros, double likeness) {}
