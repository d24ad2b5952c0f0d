package io.sightglass.desktop.shell;

import io.sightglass.core.media.PictureScaler;
import io.sightglass.core.media.PublicAddress;
import io.sightglass.core.media.StreamInfo;
import io.sightglass.core.pipeline.Analysis;
import io.sightglass.core.player.LiveFeed;
import io.sightglass.core.profile.DefectRule;
import io.sightglass.core.profile.Profile;
import io.sightglass.core.report.ReportFormats;
import io.sightglass.core.report.ReportWriter;
import io.sightglass.core.review.ReviewFile;
import io.sightglass.core.source.Connection;
import io.sightglass.core.source.FileAddress;
import io.sightglass.core.source.MediaRequest;
import io.sightglass.core.source.TimeShift;
import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.core.timeline.TransportDamage;
import io.sightglass.desktop.compare.CompareModel;
import io.sightglass.desktop.compare.ComparePane;
import io.sightglass.desktop.export.ReportPictures;
import io.sightglass.desktop.fx.FxUpdates;
import io.sightglass.desktop.graph.GraphChooser;
import io.sightglass.desktop.graph.GraphPane;
import io.sightglass.desktop.player.PlayerModel;
import io.sightglass.desktop.player.PlayerPane;
import io.sightglass.desktop.player.VideoView;
import io.sightglass.desktop.scope.ScopePane;
import io.sightglass.desktop.settings.OwnKeys;
import io.sightglass.desktop.settings.OwnProfiles;
import io.sightglass.desktop.settings.RecentInputs;
import io.sightglass.desktop.settings.UserSettings;
import io.sightglass.desktop.settings.WindowSettings;
import io.sightglass.desktop.strip.ProgrammeSketch;
import io.sightglass.desktop.strip.ProgrammeStrips;
import io.sightglass.desktop.theme.Palette;
import io.sightglass.desktop.timeline.TimeAxisModel;
import io.sightglass.desktop.timeline.TimecodeText;
import io.sightglass.desktop.timeline.TimelineModel;
import io.sightglass.desktop.timeline.TimelinePane;
import io.sightglass.desktop.triage.ConflictsPane;
import io.sightglass.desktop.triage.DefectFilterBar;
import io.sightglass.desktop.triage.DefectLooks;
import io.sightglass.desktop.triage.DefectPane;
import io.sightglass.desktop.triage.DefectTable;
import io.sightglass.desktop.triage.Evidence;
import io.sightglass.desktop.triage.FirstRow;
import io.sightglass.desktop.triage.FixCheckPane;
import io.sightglass.desktop.triage.ReviewDesk;
import io.sightglass.desktop.triage.TriageBar;
import io.sightglass.desktop.triage.TriageModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window's contents: panes side by side, kept in step. Used by the screen's thread. */
public final class MainPane extends BorderPane implements AutoCloseable {

  private static final double PAN = 0.25;

  private final Workspace workspace;
  private final PlayerModel player;
  private final ScopePane scopes;
  private final RecentInputs recent;
  private final Choices choices;
  private final ReportFormats formats;
  private final ReportExport export;
  private final Supplier<PictureScaler> scalers;
  private final FxUpdates asking = new FxUpdates();
  private final OwnKeys ownKeys;
  private Keymap keys;
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DARK);
  private final TimeAxisModel axis = new TimeAxisModel();
  private final TopBar top = new TopBar();
  private final PlayerPane picture;
  private final GraphPane graphs = new GraphPane(axis);
  private final ProgrammeStrips strips = new ProgrammeStrips();
  private final TimelinePane timeline = new TimelinePane(axis, strips);
  private final DefectTable table = new DefectTable();
  private final DefectPane defect = new DefectPane();
  private final DefectFilterBar filters = new DefectFilterBar(table);
  private final TriageBar triageBar = new TriageBar();
  private final FixCheckPane fixCheck = new FixCheckPane();
  private final ConflictsPane conflicts = new ConflictsPane();
  private final ReviewExchange exchange;
  private final TabPane side = new TabPane();
  private final Tab whyTab = tab("Why", Feather.HELP_CIRCLE, defect);
  // These come when there is something in them.
  private final Tab checkTab = tab("Fix check", Feather.GIT_COMMIT, fixCheck);
  private final Tab conflictsTab = tab("Conflicts", Feather.GIT_MERGE, conflicts);
  private final ComparePane comparePane = new ComparePane();
  private final Tab compareTab = tab("Compare", Feather.COLUMNS, comparePane);
  private final CompareModel compare;
  private final TriageDeeds triage;
  private final MarkerDeeds markers;
  private final ReanalysisDeeds reanalysis;
  private final CaptureDeeds capture;
  private final HandoverDeeds handover;
  private List<Defect> joined = List.of();
  private TransportDamage damage = TransportDamage.of(List.of());
  private final TrialBar trial = new TrialBar();
  private final OwnProfiles profiles;
  private final AnalysisBar status = new AnalysisBar();
  private final SplitPane panes = new SplitPane();
  private final Messages messages = new Messages(panes);
  private final TextPrompt addressPrompt =
      new TextPrompt(
          "address",
          "Address of a stream or a recording",
          "https://… .m3u8, udp://…:1234, srt://…",
          "Open",
          this::open);
  private final TextPrompt goToPrompt;
  private Optional<Analysis> shown = Optional.empty();
  private String failed = "";

  /**
   * @param scalers makes scalers, each for one thread
   * @param background runs what may take a while
   */
  public MainPane(
      Workspace workspace,
      PlayerModel player,
      VideoView video,
      ScopePane scopes,
      Supplier<PictureScaler> scalers,
      UserSettings settings,
      Choices choices,
      ReportFormats formats,
      Executor background) {
    this.workspace = workspace;
    this.player = player;
    this.scopes = scopes;
    this.recent = settings.recent();
    this.choices = choices;
    this.formats = formats;
    this.profiles = settings.profiles();
    this.ownKeys = settings.keys();
    this.keys = Keymap.with(ownKeys.changes());
    this.export = new ReportExport(background);
    this.scalers = scalers;
    this.picture = new PlayerPane(player, video);
    this.capture =
        new CaptureDeeds(workspace, player, picture, choices, messages, scalers, background);
    this.goToPrompt =
        new TextPrompt(
            "go-to",
            "Go to a timecode, a frame, or a way from here",
            "01001500, f1234, +20.",
            "Go",
            this::goTo);
    this.triage =
        new TriageDeeds(
            new ReviewDesk(settings.reviews(), System.getProperty("user.name", "")),
            settings.window(),
            workspace,
            player,
            table,
            filters,
            triageBar,
            defect,
            reading -> new DefectLooks(workspace.opener(), scalers, reading),
            new TriageDeeds.Window() {
              @Override
              public void goTo(Defect defect) {
                select(defect);
              }

              @Override
              public void say(String sentence, boolean bad) {
                messages.say(sentence, bad);
              }

              @Override
              public void ask(TextPrompt prompt, String proposed) {
                MainPane.this.ask(prompt, proposed);
              }
            });
    this.markers = new MarkerDeeds(workspace, player, triage, this::select, this::ask);
    this.reanalysis = new ReanalysisDeeds(workspace, player, defect);
    this.handover =
        new HandoverDeeds(
            settings.handover(),
            formats.writers(),
            workspace,
            choices,
            background,
            new HandoverDeeds.Window() {
              @Override
              public void say(String sentence, boolean bad) {
                messages.say(sentence, bad);
              }

              @Override
              public void show(String name, Analysis report) {
                showReport(name, report);
              }
            });
    this.compare =
        new CompareModel(workspace.opener(), scalers, background, comparePane, messages::say);
    this.exchange =
        new ReviewExchange(choices, triage.model(), fixCheck, conflicts, background, messages::say);
    setId("main");
    getStyleClass().add("main");
    build();
    wire(settings.window());
    handover.begin();
  }

  private void build() {
    Tab defects =
        tab("Defects", Feather.LIST, new BorderPane(table, filters, null, triageBar, null));
    Tab scope = tab("Scopes", Feather.ACTIVITY, scopes);
    scope.selectedProperty().subscribe(scopes::setWatched);
    side.getTabs().setAll(defects, whyTab, scope);
    side.setId("side");
    whyTab.selectedProperty().subscribe(defect::setSeen);
    side.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    side.setFocusTraversable(false);
    SplitPane upper = new SplitPane(picture, side);
    upper.setDividerPositions(0.52);
    VBox measured = new VBox(timeline, trial, graphs);
    VBox.setVgrow(graphs, Priority.ALWAYS);
    panes.getItems().setAll(upper, measured);
    panes.setOrientation(Orientation.VERTICAL);
    panes.setDividerPositions(0.54);
    SplitPane.setResizableWithParent(side, false);
    setTop(top);
    setCenter(messages);
    setBottom(status);
    setFocusTraversable(true);
  }

  private static Tab tab(String title, Feather icon, Node content) {
    Tab tab = new Tab(title, content);
    tab.setGraphic(new FontIcon(icon));
    return tab;
  }

  private void wire(WindowSettings own) {
    palette.set(own.dark() ? Palette.DARK : Palette.LIGHT);
    palette.subscribe(this::paint);
    top.setOnOpenFile(this::chooseFile);
    top.setOnOpenAddress(() -> addressPrompt.show(top.addressButton()));
    top.setRecent(recent::inputs, this::openAgain);
    top.setFormats(formats.writers(), this::chooseReport);
    top.setHandover(
        () -> asking.execute(() -> handover.showExport(top.exportButton())),
        () -> asking.execute(() -> handover.showPublish(top.exportButton())));
    top.setOnPublished(() -> handover.showPublished(top.publishedButton()));
    status.add(handover.buttons());
    top.setProfiles(profiles::withBundled, workspace::use);
    picture.setOnRecord(capture::toggleRecording);
    top.setOnTheme(() -> {
      palette.set(palette.get().dark() ? Palette.LIGHT : Palette.DARK);
      own.setDark(palette.get().dark());
    });
    top.setOnKeys(this::showKeys);
    picture.setOnPreviousDefect(this::previousDefect);
    picture.setOnNextDefect(this::nextDefect);
    timeline.setOnSeek(player::seek);
    timeline.setOnSelect(this::select);
    graphs.setOnSeek(player::seek);
    FirstRow.prepare(table);
    table.setOnSelect(this::select);
    fixCheck.setOnSelect(this::showCompared);
    fixCheck.setOnChoose(this::chooseOlder);
    conflicts.setOnSelect(conflict -> player.seek(conflict.subject().extent().range().start()));
    comparePane.setOnChoose(this::chooseReference);
    conflicts.setOnTake(triage.model()::takeTheirs);
    workspace.setOnOpened(this::opened);
    workspace.viewProperty().subscribe(this::show);
    workspace
        .selectedProperty()
        .subscribe(selected -> {
          timeline.select(selected);
          table.select(selected);
          boolean another = selected != null && selected.id() != defect.shown();
          showWhy();
          if (another) {
            triage.see(selected);
          }
        });
    player
        .stateProperty()
        .subscribe((before, state) -> {
          if (state.playing()) {
            axis.follow(before.time(), state.time());
          }
          timeline.setPosition(state.time());
          graphs.setPosition(state.time());
          compare.follow(state.frame());
        });
    player.inProperty().subscribe(this::showStretch);
    player.outProperty().subscribe(this::showStretch);
    graphs.setOnProfile(workspace::tryOut);
    workspace.profileProperty().subscribe(tried -> showTrial());
    trial.setOnDrop(workspace::dropTrial);
    trial.setOnKeep(this::keepTrial);
    Button chooser = new Button(null, new FontIcon(Feather.BAR_CHART_2));
    chooser.setId("choose-graphs");
    chooser.setTooltip(new Tooltip("Choose the graphs"));
    chooser.setOnAction(event -> new GraphChooser(graphs).show(chooser));
    timeline.addButton(chooser);
    Button glance = new Button(null, new FontIcon(Feather.FILM));
    glance.setId("toggle-strips");
    glance.setTooltip(new Tooltip("Pictures and sound along the time (T)"));
    glance.setOnAction(event -> timeline.toggleStrips());
    timeline.addButton(glance);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    DropTarget.on(this, this::open);
  }

  /** The colours in force. */
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  private void paint(Palette colours) {
    timeline.setPalette(colours);
    graphs.setPalette(colours);
    picture.setPalette(colours);
    scopes.setPalette(colours);
    defect.setPalette(colours);
  }

  /** Opens a recording or a stream in place of what is open. */
  public void open(String address) {
    String uri = FileAddress.plain(address);
    if (uri.isBlank()) {
      return;
    }
    recent.add(uri);
    if (HandoverDeeds.isReport(uri)) {
      handover.openReport(uri);
      return;
    }
    leave();
    workspace.open(uri);
  }

  // Secrets are not kept: who opens such an address again types them again.
  private void openAgain(String uri) {
    if (uri.contains(PublicAddress.HIDDEN)) {
      asking.execute(() -> addressPrompt.show(top.addressButton(), uri));
    } else {
      open(uri);
    }
  }

  private void leave() {
    messages.hide();
    failed = "";
    capture.stop();
    picture.showConnection(Connection.UP);
    player.eject();
    // Now, not when the player says so: by then the next picture may be there.
    picture.video().clear();
    scopes.clear();
    axis.showAll();
    strips.follow(null);
    triage.leave();
    compare.leave();
    handover.leave();
  }

  /** Shows a report in place of what is open, with its recording where that is there. */
  private void showReport(String name, Analysis report) {
    leave();
    workspace.show(name, report);
    String recording = report.stream().uri();
    if (!report.stream().live() && ReportPictures.isFile(recording)) {
      triage.open(report.stream());
      player.open(MediaRequest.of(recording).withDecoderThreads(2));
    } else {
      picture
          .placeholder()
          .failed(
              "The programme is not here",
              "This is the report of "
                  + recording
                  + ": its graphs, rules and defects can be looked at without it.");
    }
  }

  // The session's thread: a live stream is decoded once, for analysis and picture.
  private void opened(
      StreamInfo stream, Workspace.SessionTap session, Supplier<Optional<TimeShift>> timeShift) {
    ProgrammeSketch sketch = new ProgrammeSketch(stream, scalers);
    triage.open(stream);
    session.add(sketch);
    handover.watch(stream).forEach(session::add);
    strips.follow(sketch);
    if (stream.live()) {
      LiveFeed feed = new LiveFeed(stream, timeShift);
      session.add(feed);
      player.showLive(feed);
    } else {
      player.open(MediaRequest.of(stream.uri()).withDecoderThreads(2));
    }
  }

  private void show(AnalysisView view) {
    Profile profile = workspace.profile();
    TimecodeText positions = view.stream().map(TimecodeText::of).orElse(TimecodeText.DEFAULT);
    top.show(view);
    status.show(view);
    axis.setLength(view.lengthMicros());
    List<String> types =
        view.analysis().isEmpty()
            ? List.of()
            : profile.rules().stream()
                .filter(DefectRule::enabled)
                .map(DefectRule::type)
                .distinct()
                .toList();
    timeline.show(
        TimelineModel.of(types, view.defects()),
        view.gaps(),
        view.analysedTo().micros(),
        positions);
    table.show(view.defects(), positions, StatusLine.noDefects(view));
    triage.show(view.defects());
    exchange.show(view.defects(), positions);
    if (view.analysis().equals(shown)) {
      graphs.refresh();
    } else {
      shown = view.analysis();
      graphs.show(shown);
    }
    placeholder(view);
    complain(view);
  }

  private void placeholder(AnalysisView view) {
    if (view.outcome().isEmpty()) {
      picture.placeholder().empty(offer("Open a file", this::chooseFile), offerAddress());
    } else if (view.analysis().isEmpty() && view.running()) {
      picture.placeholder().opening(view.uri());
    } else if (view.analysis().isEmpty()) {
      picture
          .placeholder()
          .failed(
              "This cannot be shown",
              view.message(),
              offer("Try again", () -> open(view.uri())),
              offer("Open a file", this::chooseFile),
              offerAddress());
    }
  }

  private Button offerAddress() {
    return offer("Open an address", () -> addressPrompt.show(top.addressButton()));
  }

  private static Button offer(String text, Runnable action) {
    Button button = new Button(text);
    button.setFocusTraversable(false);
    button.setOnAction(event -> action.run());
    return button;
  }

  // Once: the user may have dismissed it. What could not be opened at all is said in its place.
  private void complain(AnalysisView view) {
    boolean troubled = view.outcome().filter(StatusLine::troubled).isPresent();
    if (troubled && view.analysis().isPresent() && !failed.equals(view.message())) {
      failed = view.message();
      messages.say(view.message(), true);
    }
  }

  /** What the message on screen says; empty where there is none. */
  public String message() {
    return messages.said();
  }

  private void chooseFile() {
    choices.fileToOpen().ifPresent(file -> open(file.toString()));
  }

  private void chooseReport(ReportWriter format) {
    AnalysisView view = workspace.view();
    view.result()
        .ifPresent(result ->
            choices
                .fileToWrite(ReportExport.proposedName(view.uri(), format), format)
                .ifPresent(file -> export.write(result, format, file, messages)));
  }

  /** How the connection to the stream stands. Screen's thread. */
  public void showConnection(Connection connection) {
    picture.showConnection(connection);
    handover.connection(connection);
  }

  private void select(Defect defect) {
    workspace.selectedProperty().set(defect);
    axis.reveal(defect.range().start());
    player.seek(defect.range().start());
  }

  // It may be of the older report, and fixed: then there is its place to be seen.
  private void showCompared(Defect compared) {
    workspace.view().defects().stream()
        .filter(d -> d.equals(compared))
        .findFirst()
        .ifPresentOrElse(
            this::select,
            () -> {
              axis.reveal(compared.range().start());
              player.seek(compared.range().start());
            });
  }

  private void chooseOlder() {
    exchange.chooseOlder(() -> showTab(checkTab));
  }

  private void chooseReference() {
    Optional<StreamInfo> stream = workspace.view().stream();
    if (stream.isEmpty() || stream.get().live()) {
      messages.say("Open a recording first: it is held against a reference.", true);
      return;
    }
    choices
        .referenceToOpen()
        .ifPresent(reference -> {
          showTab(compareTab);
          compare.open(stream.get().uri(), reference, Math.max(0, player.state().frame()));
        });
  }

  private void showTab(Tab tab) {
    if (!side.getTabs().contains(tab)) {
      side.getTabs().add(tab);
    }
    side.getSelectionModel().select(tab);
  }

  /** Goes to the first defect, where there is one. */
  public void showFirstDefect() {
    workspace.view().defects().stream().findFirst().ifPresent(this::select);
  }

  /** True where the picture on screen is the one that the player, and the selection, stand at. */
  public boolean settled() {
    long frame = player.state().frame();
    Defect selected = workspace.selectedProperty().get();
    if (frame >= 0 && selected != null && frame != selected.firstFrame()) {
      return false;
    }
    return frame < 0 || frame == picture.video().shownFrame();
  }

  private void nextDefect() {
    triage.neighbour(1).or(() -> workspace.nextDefect(here())).ifPresent(this::select);
  }

  private void previousDefect() {
    triage.neighbour(-1).or(() -> workspace.previousDefect(here())).ifPresent(this::select);
  }

  // Several defects may begin on one picture: the one that is looked at is where we are.
  private MediaTime here() {
    return player.state().time();
  }

  private void showStretch() {
    timeline.setStretch(player.inProperty().get(), player.outProperty().get());
  }

  private void showWhy() {
    Defect selected = workspace.selectedProperty().get();
    defect.show(
        selected,
        workspace.profile(),
        player.timecode(),
        selected == null
            ? Evidence.NONE
            : Evidence.of(selected, workspace.view().analysis(), workspace.profile()),
        damage());
  }

  // Each selection asks for it, and few of them come with other defects.
  private TransportDamage damage() {
    List<Defect> now = workspace.view().defects();
    if (now != joined) {
      joined = now;
      damage = TransportDamage.of(now);
    }
    return damage;
  }

  private void showTrial() {
    showWhy();
    if (workspace.profile().equals(workspace.baseProfile())) {
      graphs.letGo();
    }
    trial.show(workspace.baseProfile(), workspace.profile());
    top.showProfile(workspace.profile(), workspace.baseProfile());
  }

  private void keepTrial(String title) {
    OwnProfiles.Kept kept = profiles.keep(workspace.profile(), title);
    if (kept.problem().isEmpty()) {
      workspace.use(kept.profile());
      showTrial();
      messages.say("The profile is kept in " + kept.file() + ".", false);
    } else {
      messages.say(kept.problem(), true);
    }
  }

  private void goTo(String text) {
    if (!player.goTo(text)) {
      messages.say(
          "“"
              + text
              + "” is no place to go to. Type a timecode such as 01:00:15:00 or 01001500, a"
              + " frame such as f1234, or a way such as +20. (20 seconds) or -5 (5 frames).",
          true);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || typingInPopup()) {
      return;
    }
    keys.find(event)
        .ifPresent(action -> {
          perform(action);
          event.consume();
        });
  }

  // A pop-up's keys come by way of its owner.
  private static boolean typingInPopup() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof PopupWindow)
        .map(Window::getScene)
        .anyMatch(scene -> scene != null && scene.getFocusOwner() instanceof TextInputControl);
  }

  // What the key types must not land in the field that it opens.
  private void ask(TextPrompt prompt, String proposed) {
    asking.execute(() -> prompt.show(picture, proposed));
  }

  private void perform(Action action) {
    switch (action) {
      case PLAY_PAUSE -> player.togglePlay();
      case SHUTTLE_BACKWARD -> player.shuttleBackward();
      case STOP -> player.pause();
      case SHUTTLE_FORWARD -> player.shuttleForward();
      case FRAME_BACK -> player.step(-1);
      case FRAME_FORWARD -> player.step(1);
      case SECOND_BACK -> player.skipSeconds(-1);
      case SECOND_FORWARD -> player.skipSeconds(1);
      case TO_START -> player.toStart();
      case TO_END -> player.toEnd();
      case ADD_MARKER -> markers.add();
      case EDIT_MARKER -> markers.edit();
      case PREVIOUS_MARKER -> markers.previous();
      case NEXT_MARKER -> markers.next();
      case PREVIOUS_DEFECT -> previousDefect();
      case NEXT_DEFECT -> nextDefect();
      case MARK_IN -> player.markIn();
      case MARK_OUT -> player.markOut();
      case CLEAR_MARKS -> player.clearStretch();
      case LOOP -> player.toggleLoop();
      case PLAY_AROUND -> player.playAround();
      case GO_TO -> ask(goToPrompt, "");
      case SLOWER -> player.slower();
      case FASTER -> player.faster();
      case SAVE_FRAME -> capture.saveFrame();
      case FIT_PICTURE -> picture.video().fit();
      case PICTURE_ONE_TO_ONE -> picture.video().oneToOne();
      case ENLARGE_PICTURE -> picture.video().zoomBy(1);
      case REDUCE_PICTURE -> picture.video().zoomBy(-1);
      case ENLARGE_TIME -> timeline.zoom(0.5);
      case REDUCE_TIME -> timeline.zoom(2);
      case EARLIER -> axis.pan(-PAN);
      case LATER -> axis.pan(PAN);
      case SHOW_ALL -> axis.showAll();
      case GLANCE -> timeline.toggleStrips();
      case OPEN_FILE -> chooseFile();
      case OPEN_ADDRESS -> addressPrompt.show(top.addressButton());
      case EXPORT -> top.showExport();
      case ANALYSE_AGAIN -> {
        side.getSelectionModel().select(whyTab);
        reanalysis.again();
      }
      case SHOW_KEYS -> showKeys();
      case FIX_CHECK -> chooseOlder();
      case COMPARE -> chooseReference();
      case COMPARE_VIEW -> comparePane.nextView();
      case EXPORT_REVIEW ->
          exchange.exportReview(
              ReportExport.proposedName(workspace.view().uri(), ReviewFile.EXTENSION));
      case IMPORT_REVIEW -> exchange.importReview(() -> showTab(conflictsTab));
      case CONFIRM,
          FALSE_POSITIVE,
          CREATIVE_INTENT,
          KNOWN_SLATE,
          FIXED,
          REOPEN,
          NOTE,
          ASSIGN,
          ACCEPT_SUGGESTION,
          FORGET_SUGGESTION,
          UNDO,
          REDO,
          NEXT_LEFT,
          LEFT_ONLY,
          SELECT_PREVIOUS_TOO,
          SELECT_NEXT_TOO,
          SELECT_ALL,
          SELECT_GROUP,
          NEXT_GROUPING,
          MERGE,
          SPLIT,
          START_HERE,
          END_HERE,
          START_EARLIER,
          START_LATER,
          END_EARLIER,
          END_LATER,
          ADD_DEFECT,
          REMOVE_DEFECT,
          FIND ->
          triage.perform(action);
    }
  }

  private void showKeys() {
    // What the key types must not land in the field that it opens.
    asking.execute(() -> new KeysPane(keys, this::changeKeys).show(top.keysButton()));
  }

  private void changeKeys(Keymap changed) {
    keys = changed;
    ownKeys.keep(changed.changes()).ifPresent(problem -> messages.say(problem, true));
  }

  /** The graphs, for whoever waits until they are drawn. */
  public GraphPane graphs() {
    return graphs;
  }

  /** Sends loudness to where the sound is made. */
  public PlayerPane picture() {
    return picture;
  }

  public Workspace workspace() {
    return workspace;
  }

  public PlayerModel player() {
    return player;
  }

  /** What is done to defects. */
  public TriageModel triage() {
    return triage.model();
  }

  /** Ends analysis, player and all threads. */
  @Override
  public void close() {
    workspace.setOnOpened((stream, session, timeShift) -> {});
    capture.stop();
    handover.close();
    player.close();
    picture.video().close();
    scopes.clear();
    graphs.close();
    reanalysis.close();
    compare.close();
    workspace.close();
    triage.close();
  }

  /** For tests. */
  Node table() {
    return table;
  }
}
