package io.sightglass.desktop.publish;

import io.sightglass.core.publish.BundleStore;
import io.sightglass.core.publish.Publication;
import io.sightglass.core.publish.PublishException;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.ReportPublisher;
import io.sightglass.core.publish.SessionPublishing;
import io.sightglass.core.publish.Spool;
import io.sightglass.core.publish.SpoolEntry;
import io.sightglass.core.publish.SpoolSender;
import io.sightglass.core.publish.StoredBundle;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.compare.ReportMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishing from the window: puts reports into the spool, sends what waits there when its time has
 * come, and reads back what was published. The screen's thread calls it and sees its properties;
 * the work is done by a thread of its own.
 */
public final class PublishModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PublishModel.class);
  private static final Duration LOOK = Duration.ofSeconds(20);

  private static final long CLOSE_SECONDS = 30;

  private final Path folder;
  private final ReportPublisher publisher;
  private final BundleStore store;
  private final Executor screen;
  private final ScheduledExecutorService work =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sightglass-publish").daemon().factory());
  private final Set<CompletableFuture<Void>> unkept = ConcurrentHashMap.newKeySet();
  private final ReadOnlyObjectWrapper<List<SpoolEntry>> waiting =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param spool folder of what waits
   * @param screen runs on the screen's thread, each task given
   */
  public PublishModel(Path spool, ReportPublisher publisher, BundleStore store, Executor screen) {
    this.folder = spool;
    this.publisher = publisher;
    this.store = store;
    this.screen = screen;
  }

  /** Begins to send what waits, whoever put it in, at once and from time to time. */
  public void begin() {
    work.scheduleWithFixedDelay(
        () -> send(false, (sentence, bad) -> {}), 1, LOOK.toSeconds(), TimeUnit.SECONDS);
  }

  /** What waits to be published. */
  public ReadOnlyObjectProperty<List<SpoolEntry>> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /**
   * Keeps the report in the spool and tries to send it.
   *
   * @param report made by the work's thread
   * @param from when the analysis began
   * @param part number of the state of a session that goes on, from 1; 0 for the whole
   * @param told hears a sentence, and whether it is bad news
   */
  public void publish(
      Supplier<Report> report,
      PublishTarget target,
      Instant from,
      int part,
      BiConsumer<String, Boolean> told) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    unkept.add(kept);
    work.execute(() -> {
      try {
        Spool spool = new Spool(folder);
        spool.check();
        SessionPublishing publishing = new SessionPublishing(spool, publisher, target, from);
        SpoolEntry entry = publishing.keep(report.get(), part);
        done(kept);
        refresh();
        try {
          publishing.send(entry).ifPresent(done -> tell(told, sentence(done), false));
        } catch (PublishException e) {
          tell(
              told,
              e.getMessage()
                  + (e.reason().passes()
                      ? " The report is kept and sent later."
                      : " The report is kept; put that right, and send it from the spool."),
              true);
        }
      } catch (IOException e) {
        tell(told, String.valueOf(e.getMessage()), true);
      } catch (RuntimeException e) {
        LOG.error("The report was not published", e);
        tell(told, "The report could not be published; the log says more.", true);
      } finally {
        done(kept);
      }
      refresh();
    });
  }

  private void done(CompletableFuture<Void> kept) {
    kept.complete(null);
    unkept.remove(kept);
  }

  /** Tries all that waits, those too that failed for good. */
  public void sendAll(BiConsumer<String, Boolean> told) {
    work.execute(() -> send(true, told));
  }

  private void send(boolean force, BiConsumer<String, Boolean> told) {
    try {
      new SpoolSender(new Spool(folder), publisher, Clock.systemUTC())
          .send(
              force,
              new SpoolSender.Listener() {
                @Override
                public void sent(SpoolEntry entry, Publication publication) {
                  tell(told, sentence(publication), false);
                }

                @Override
                public void failed(SpoolEntry entry, PublishException failure) {
                  tell(told, String.valueOf(failure.getMessage()), true);
                }
              });
    } catch (IOException | RuntimeException e) {
      LOG.warn("The spool cannot be sent", e);
    }
    refresh();
  }

  /** Takes an entry out, unsent. */
  public void drop(SpoolEntry entry) {
    work.execute(() -> {
      try {
        new Spool(folder).drop(entry.id());
      } catch (IOException e) {
        LOG.warn("{} cannot be dropped", entry.id(), e);
      }
      refresh();
    });
  }

  private void refresh() {
    try {
      List<SpoolEntry> now = new Spool(folder).entries();
      screen.execute(() -> waiting.set(now));
    } catch (IOException e) {
      LOG.warn("The spool cannot be read", e);
    }
  }

  /**
   * Lists what was published: the last state of each session.
   *
   * @param failed hears a sentence
   */
  public void list(
      PublishTarget target, Consumer<List<StoredBundle>> found, Consumer<String> failed) {
    work.execute(() -> {
      try {
        List<StoredBundle> bundles = StoredBundle.current(store.list(target));
        screen.execute(() -> found.accept(bundles));
      } catch (IOException e) {
        screen.execute(() -> failed.accept(String.valueOf(e.getMessage())));
      }
    });
  }

  /** Fetches bundles; several of one programme become one report. */
  public void open(
      PublishTarget target,
      List<StoredBundle> bundles,
      Consumer<Report> opened,
      Consumer<String> failed) {
    work.execute(() -> {
      try {
        List<Report> parts = new ArrayList<>();
        for (StoredBundle bundle : bundles) {
          parts.add(store.open(target, bundle.key()));
        }
        Report report = parts.size() == 1 ? parts.getFirst() : ReportMerge.of(parts);
        screen.execute(() -> opened.accept(report));
      } catch (IOException e) {
        screen.execute(() -> failed.accept(String.valueOf(e.getMessage())));
      }
    });
  }

  private void tell(BiConsumer<String, Boolean> told, String sentence, boolean bad) {
    screen.execute(() -> told.accept(sentence, bad));
  }

  private static String sentence(Publication publication) {
    return (publication.already() ? "Was published already: " : "Published to ")
        + publication.address()
        + " ("
        + publication.effort()
        + ").";
  }

  /** Waits until what was to be published is in the spool: it is sent with the next start. */
  @Override
  public void close() {
    try {
      CompletableFuture.allOf(unkept.toArray(CompletableFuture[]::new))
          .get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("A report was not kept for publishing", e);
    }
    work.shutdownNow();
  }
}
