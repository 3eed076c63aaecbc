package io.operationscenter.planner.routing.switchboard;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a body up to a limit; what is beyond is not read. */
final class BoundedBody implements BodySubscriber<Body> {

  /** A decision has a few hundred bytes. */
  static final int LIMIT = 1 << 20;

  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private Flow.Subscription subscription = new NotSubscribed();

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int room = LIMIT - collected.size();
      byte[] bytes = new byte[Math.min(room, buffer.remaining())];
      buffer.get(bytes);
      collected.writeBytes(bytes);
      if (buffer.hasRemaining()) {
        subscription.cancel();
        body.complete(new Body(collected.toByteArray(), false));
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Body(collected.toByteArray(), true));
  }

  private record NotSubscribed() implements Flow.Subscription {
    @Override
    public void request(long n) {
      // nothing to ask yet
    }

    @Override
    public void cancel() {
      // nothing to cancel yet
    }
  }
}
