package io.sightglass.core.feature;

import java.util.List;

/**
 * Something that is computed of pictures once, for whoever asks: the key under which {@link
 * FrameFeatures} hands out its values. Each is a constant of the type of its values, so that a new
 * one touches no shared list; a detector may bring one of its own.
 *
 * @param <T> type of its values, immutable
 */
public final class PictureFeature<T> implements Feature {

  /** Makes the computer of a session; the session's reader uses and closes it. */
  @FunctionalInterface
  public interface Factory<T> {
    PictureComputer<T> create(PassPlan plan);
  }

  /** What a feature costs of a 1080p picture, on one core. */
  public enum Cost {
    /** Nothing to speak of: made of other features' numbers. */
    DERIVED,
    /** Under 0.1 ms. */
    LIGHT,
    /** A sweep over all samples: 0.1 to 0.5 ms. */
    SWEEP,
    /** Over 0.5 ms: has to be gated. */
    HEAVY
  }

  private final String name;
  private final Cost cost;
  private final Gate gate;
  private final List<PictureFeature<?>> needs;
  private final Factory<T> factory;

  /**
   * A feature of every picture.
   *
   * @param name kebab-case
   * @param needs features whose values its computer asks its input for; computed before it
   */
  public PictureFeature(String name, Cost cost, List<PictureFeature<?>> needs, Factory<T> factory) {
    this(name, cost, Gate.EVERY_PICTURE, needs, factory);
  }

  /**
   * A feature of some pictures.
   *
   * @param gate which pictures it is computed of; the others have no value
   */
  public PictureFeature(
      String name, Cost cost, Gate gate, List<PictureFeature<?>> needs, Factory<T> factory) {
    this.name = name;
    this.cost = cost;
    this.gate = gate;
    this.needs = List.copyOf(needs);
    this.factory = factory;
  }

  public String name() {
    return name;
  }

  public Cost cost() {
    return cost;
  }

  public Gate gate() {
    return gate;
  }

  public List<PictureFeature<?>> needs() {
    return needs;
  }

  PictureComputer<T> computer(PassPlan plan) {
    return factory.create(plan);
  }

  @Override
  public String toString() {
    return name;
  }
}
