package io.sightglass.desktop;

import io.sightglass.core.feature.SharedPass;
import io.sightglass.core.pipeline.DetectorRegistry;
import io.sightglass.core.player.VideoSurface;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.profile.Profiles;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.LiveSettings;
import io.sightglass.core.source.MediaOpener;
import io.sightglass.core.source.ffmpeg.BgraScaler;
import io.sightglass.core.source.ffmpeg.LiveOpener;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.player.LineSink;
import io.sightglass.desktop.player.PlayerModel;
import io.sightglass.desktop.player.VideoView;
import io.sightglass.desktop.scope.ScopePane;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.shell.Choices;
import io.sightglass.desktop.shell.MainPane;
import io.sightglass.desktop.shell.Workspace;
import io.sightglass.desktop.theme.Theme;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;

/** Puts the window's parts together, and takes them apart. Used by the screen's thread. */
public final class Workstation implements AutoCloseable {

  private final ExecutorService background =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("sightglass-background-", 1).daemon().factory());
  private final MainPane pane;
  private final Scene scene;

  /**
   * @param settings the user's own
   * @param choices asks the user for files
   * @throws IOException where the program's own resources cannot be read
   */
  public Workstation(UserSettings settings, Choices choices, double width, double height)
      throws IOException {
    FxUpdates connections = new FxUpdates();
    MediaOpener opener =
        new LiveOpener(
            LiveSettings.defaults(),
            connection -> connections.execute(() -> showConnection(connection)));
    Profile profile = new Profiles().find(Profiles.DEFAULT);
    Workspace workspace =
        new Workspace(
            opener,
            (features, stream) -> new SharedPass(features),
            DetectorRegistry.installed(),
            profile,
            new FxUpdates(),
            background);
    VideoView video = new VideoView(BgraScaler::new);
    LineSink sound = new LineSink();
    ScopePane scopes = new ScopePane(background);
    VideoSurface picture = video.surface();
    VideoSurface scoped = scopes.surface();
    PlayerModel player =
        new PlayerModel(
            opener,
            frame -> {
              picture.show(frame);
              scoped.show(frame);
            },
            sound,
            new FxUpdates(),
            new FxUpdates());
    pane =
        new MainPane(
            workspace,
            player,
            video,
            scopes,
            BgraScaler::new,
            settings,
            choices,
            ReportFormats.installed(),
            background);
    pane.picture().setOnGain(sound::setGain);
    scene = new Scene(pane, width, height);
    Theme.follow(scene, pane.paletteProperty());
    pane.requestFocus();
  }

  private void showConnection(Connection connection) {
    pane.showConnection(connection);
  }

  public Scene scene() {
    return scene;
  }

  public MainPane pane() {
    return pane;
  }

  @Override
  public void close() {
    pane.close();
    background.shutdown();
  }
}
