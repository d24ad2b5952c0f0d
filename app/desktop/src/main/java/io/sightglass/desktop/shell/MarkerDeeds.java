package io.sightglass.desktop.shell;

import io.sightglass.core.time.MediaTime;
import io.sightglass.core.timeline.Defect;
import io.sightglass.desktop.player.PlayerModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What keys do with a person's markers. Used by the screen's thread. */
final class MarkerDeeds {

  private final Workspace workspace;
  private final PlayerModel player;
  private final TriageDeeds triage;
  private final Consumer<Defect> select;
  private final BiConsumer<TextPrompt, String> ask;

  /**
   * @param select goes to a marker
   * @param ask shows a prompt, with a text proposed
   */
  MarkerDeeds(
      Workspace workspace,
      PlayerModel player,
      TriageDeeds triage,
      Consumer<Defect> select,
      BiConsumer<TextPrompt, String> ask) {
    this.workspace = workspace;
    this.player = player;
    this.triage = triage;
    this.select = select;
    this.ask = ask;
  }

  void add() {
    triage.mark(here());
  }

  /** Asks for a note on the marker at the picture on screen, or the last before it. */
  void edit() {
    workspace.marks().reversed().stream()
        .filter(d -> !here().isBefore(d.range().start()))
        .findFirst()
        .ifPresent(marked -> {
          workspace.selectedProperty().set(marked);
          ask.accept(
              new TextPrompt(
                  "marker-note",
                  "Note on the marker",
                  "what there is to see",
                  "Keep",
                  text -> triage.rename(marked, text)),
              "");
        });
  }

  void next() {
    workspace.marks().stream()
        .filter(d -> here().isBefore(d.range().start()))
        .findFirst()
        .ifPresent(select);
  }

  void previous() {
    workspace.marks().reversed().stream()
        .filter(d -> d.range().start().isBefore(here()))
        .findFirst()
        .ifPresent(select);
  }

  private MediaTime here() {
    return player.state().time();
  }
}
