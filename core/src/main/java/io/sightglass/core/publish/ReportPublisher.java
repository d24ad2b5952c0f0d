package io.sightglass.core.publish;

/**
 * Puts bundles in their place: each by one write, which is whole or not there at all. Any thread;
 * blocks until it is done, for seconds where the service is silent.
 */
@FunctionalInterface
public interface ReportPublisher {

  /**
   * Tries once. Where the same result is there already that is a success; an own write whose answer
   * was lost is told from somebody else's.
   *
   * @throws PublishException with a sentence for the user
   */
  Publication publish(Bundle bundle, PublishTarget target) throws PublishException;
}
