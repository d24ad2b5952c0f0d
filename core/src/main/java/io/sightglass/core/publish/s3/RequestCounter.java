package io.sightglass.core.publish.s3;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Counts the requests that go out, each attempt of each. */
final class RequestCounter implements ExecutionInterceptor {

  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger puts = new AtomicInteger();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes ignored) {
    all.incrementAndGet();
    if (context.httpRequest().method() == SdkHttpMethod.PUT) {
      puts.incrementAndGet();
    }
  }

  int all() {
    return all.get();
  }

  int puts() {
    return puts.get();
  }
}
