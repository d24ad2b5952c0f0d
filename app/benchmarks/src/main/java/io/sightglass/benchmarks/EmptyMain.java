package io.sightglass.benchmarks;

/** The least that a Java program can be. */
final class EmptyMain {

  private EmptyMain() {}

  public static void main(String[] args) {
    // Nothing is the point.
  }
}
