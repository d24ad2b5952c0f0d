package io.sightglass.desktop.shell;

import io.sightglass.core.alert.AlertSetup;
import io.sightglass.core.alert.AlertSetupReader;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.pipeline.AnalysisResult;
import io.sightglass.core.pipeline.SessionListener;
import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication.Schedule;
import io.sightglass.core.publish.s3.S3BundleStore;
import io.sightglass.core.publish.s3.S3Publisher;
import io.sightglass.core.report.Report;
import io.sightglass.core.report.ReportAnalysis;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.report.Tool;
import io.sightglass.core.report.input.ReportInput;
import io.sightglass.core.report.text.Words;
import io.sightglass.core.source.Connection;
import io.sightglass.desktop.alert.AlertBell;
import io.sightglass.desktop.alert.LiveAlerts;
import io.sightglass.desktop.export.ExportPlan;
import io.sightglass.desktop.export.ExportPrompt;
import io.sightglass.desktop.export.ReportPictures;
import io.sightglass.desktop.fx.FxTasks;
import io.sightglass.desktop.publish.BundlesPrompt;
import io.sightglass.desktop.publish.LiveBundles;
import io.sightglass.desktop.publish.PublishModel;
import io.sightglass.desktop.publish.PublishPrompt;
import io.sightglass.desktop.publish.SpoolButton;
import io.sightglass.desktop.settings.HandoverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hands reports over and takes them up again: writing several formats, publishing, the spool,
 * opening what was written or published, and the alerts of a live stream. Screen's thread.
 */
final class HandoverDeeds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandoverDeeds.class);
  private static final List<String> REPORTS =
      List.of(".json", ".qctools.xml.gz", ".qctools.xml", ".sightglass.zip");

  private final Workspace workspace;
  private final Executor background;
  private final Window window;
  private final FxTasks screen = new FxTasks();
  private final PublishModel publishing;
  private final ExportPrompt export;
  private final LiveBundles live;
  private final PublishPrompt publish;
  private final BundlesPrompt bundles;
  private final SpoolButton spool;
  private final AlertBell bell;
  private final LiveAlerts alerts;

  /** What it asks of the window around it. */
  interface Window {

    void say(String sentence, boolean bad);

    /** Shows a report in place of what is open. */
    void show(String name, Analysis report);
  }

  HandoverDeeds(
      HandoverSettings settings,
      List<ReportWriter> formats,
      Workspace workspace,
      Choices choices,
      Executor background,
      Window window) {
    this.workspace = workspace;
    this.background = background;
    this.window = window;
    this.publishing =
        new PublishModel(settings.spool(), new S3Publisher(), new S3BundleStore(), screen);
    this.export = new ExportPrompt(settings.export(), formats, choices::folderToWrite, this::write);
    this.live = new LiveBundles(InstantSource.system(), screen, this::publishLive);
    this.publish = new PublishPrompt(settings.target(), this::publish, live);
    this.bundles =
        new BundlesPrompt(
            publishing, settings.target(), report -> takeUp(report.stream().uri(), report));
    this.spool = new SpoolButton(publishing, window::say);
    this.alerts =
        new LiveAlerts(
            () -> setup(settings), shown -> screen.execute(() -> take(shown)), background);
    this.bell = new AlertBell(alerts::acknowledge);
  }

  /** Begins to send what waits from earlier. */
  void begin() {
    publishing.begin();
    workspace
        .viewProperty()
        .subscribe(view -> {
          if (view.outcome().isPresent() && !view.running()) {
            live.end();
          }
        });
  }

  /** For the status bar. */
  Button[] buttons() {
    return new Button[] {bell, spool};
  }

  private Optional<AlertSetup> setup(HandoverSettings settings) {
    if (settings.alerts().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AlertSetupReader().read(settings.alerts().get()));
    } catch (IOException e) {
      LOG.info("Nobody is alerted", e);
      screen.execute(() -> window.say(String.valueOf(e.getMessage()), true));
      return Optional.empty();
    }
  }

  private void take(LiveAlerts.Shown shown) {
    bell.take(shown.alert(), shown.desktop());
  }

  /** A source was opened. Session's thread. */
  List<SessionListener> watch(StreamInfo stream) {
    if (!stream.live()) {
      return List.of();
    }
    List<SessionListener> listeners = new ArrayList<>();
    live.opened(stream);
    listeners.add(live);
    alerts.begin(stream.uri()).ifPresent(listeners::add);
    return listeners;
  }

  /** Something else is going to be opened. */
  void leave() {
    live.end();
    bell.forget();
  }

  void connection(Connection connection) {
    alerts.connection(connection);
  }

  void showExport(Node owner) {
    AnalysisView view = workspace.view();
    String name = ReportExport.proposedName(view.uri(), "");
    export.show(
        owner,
        name.substring(0, name.length() - 1),
        folderOf(view.uri()),
        ReportPictures.isFile(view.uri()));
  }

  private static Path folderOf(String uri) {
    try {
      Path parent = Path.of(uri).toAbsolutePath().getParent();
      if (parent != null && Files.isDirectory(parent)) {
        return parent;
      }
    } catch (InvalidPathException e) {
      // An address: the home folder, then.
    }
    return Path.of(System.getProperty("user.home", "."));
  }

  private void write(ExportPlan plan) {
    workspace
        .view()
        .result()
        .ifPresent(result -> {
          window.say("Writing to " + plan.folder() + " …", false);
          background.execute(() -> {
            Report report = Report.of(result, Tool.current(), Instant.now());
            boolean shown = plan.writers().stream().anyMatch(ReportWriter::showsPictures);
            ExportPlan.Done done =
                plan.write(shown ? ReportPictures.of(report) : report, Instant.now());
            screen.execute(() -> told(plan, done));
          });
        });
  }

  private void told(ExportPlan plan, ExportPlan.Done done) {
    if (done.problems().isEmpty()) {
      window.say(done.written().size() + " files were written to " + plan.folder() + ".", false);
    } else {
      window.say(String.join(" ", done.problems()), true);
    }
  }

  void showPublish(Node owner) {
    AnalysisView view = workspace.view();
    publish.show(owner, view.running() && view.stream().filter(StreamInfo::live).isPresent());
  }

  private void publish(PublishTarget target, Optional<Schedule> often) {
    workspace
        .view()
        .result()
        .ifPresent(result -> {
          if (often.isPresent()) {
            live.begin(target, often.get());
            window.say("The stream is published " + often(often.get()) + ".", false);
          } else {
            window.say("Publishing …", false);
            long analysedMillis = result.analysedTo().micros() / 1000;
            publish(result, target, Instant.now().minusMillis(analysedMillis), 0);
          }
        });
  }

  private static String often(Schedule schedule) {
    return "every "
        + Words.count(schedule.every().toMinutes(), "minute", "minutes")
        + (schedule.defects() == 0
            ? ""
            : ", and after " + Words.count(schedule.defects(), "new defect", "new defects"))
        + ", and whole at its end";
  }

  private void publishLive(PublishTarget target, Instant from, int part) {
    workspace.view().result().ifPresent(result -> publish(result, target, from, part));
  }

  private void publish(AnalysisResult result, PublishTarget target, Instant from, int part) {
    Instant now = Instant.now();
    publishing.publish(
        () -> ReportPictures.of(Report.of(result, Tool.current(), now)),
        target,
        from,
        part,
        window::say);
  }

  void showPublished(Node owner) {
    bundles.show(owner);
  }

  /** Whether {@code input} is a report and no programme. */
  static boolean isReport(String input) {
    String name = input.toLowerCase(Locale.ROOT);
    return REPORTS.stream().anyMatch(name::endsWith) && !name.contains("://");
  }

  /** Opens a report from a file. */
  void openReport(String file) {
    background.execute(() -> {
      try {
        takeUp(file, ReportInput.read(Path.of(file), Optional.empty(), Instant.now()));
      } catch (IOException | InvalidPathException e) {
        LOG.info("{} cannot be opened", file, e);
        screen.execute(() -> window.say(String.valueOf(e.getMessage()), true));
      }
    });
  }

  private void takeUp(String name, Report report) {
    background.execute(() -> {
      try {
        Analysis analysis = ReportAnalysis.of(report);
        screen.execute(() -> window.show(name, analysis));
      } catch (IOException e) {
        screen.execute(() -> window.say(String.valueOf(e.getMessage()), true));
      }
    });
  }

  @Override
  public void close() {
    live.end();
    publishing.close();
  }
}
