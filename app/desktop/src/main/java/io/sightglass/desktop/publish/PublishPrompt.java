package io.sightglass.desktop.publish;

import io.sightglass.core.publish.PublishTarget;
import io.sightglass.core.publish.RollingPublication.Schedule;
import io.sightglass.desktop.settings.TargetSettings;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Asks where a report is to be published, beside what asks for it. */
public final class PublishPrompt {

  private static final String WHAT =
      "One object by one request: the report with each measured value, the pictures of its defects,"
          + " an HTML page and a CSV table. It is kept on this machine until it is in its place."
          + " Credentials come from the environment or from AWS profiles.";

  private final TargetSettings settings;
  private final TargetPane fields = new TargetPane();
  private final SchedulePane often;
  private final Label says = new Label();
  private final Button publish = new Button("Publish");
  private final PopOver over;

  /**
   * @param publishing takes the target that the user wants, and how often it is to be published to
   *     while a live session goes on
   * @param live the session that is published while it goes on
   */
  public PublishPrompt(
      TargetSettings settings,
      BiConsumer<PublishTarget, Optional<Schedule>> publishing,
      LiveBundles live) {
    this.settings = settings;
    this.often = new SchedulePane(live);
    Label what = new Label(WHAT);
    what.setWrapText(true);
    what.getStyleClass().add("hint");
    what.setPrefWidth(430);
    says.setId("publish-says");
    says.setWrapText(true);
    says.setPrefWidth(430);
    publish.setId("publish-ok");
    publish.getStyleClass().add("accent");
    publish.setDefaultButton(true);
    VBox content = new VBox(8, fields, what, often, says, publish);
    content.getStyleClass().add("prompt");
    over = new PopOver(content);
    over.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    over.setDetachable(false);
    over.setAnimated(false);
    fields.subscribe(this::say);
    publish.setOnAction(event ->
        fields
            .target()
            .ifPresent(target -> {
              settings.keep(fields.typed());
              over.hide();
              publishing.accept(target, often.schedule());
            }));
  }

  private void say() {
    boolean wrong = !fields.problemProperty().get().isEmpty();
    says.setText(
        wrong
            ? fields.problemProperty().get()
            : fields.target().map(PublishPrompt::where).orElse(""));
    publish.setDisable(fields.target().isEmpty());
  }

  private static String where(PublishTarget target) {
    return "To "
        + target.address(target.key("CONTENT/PROFILE-DETECTORS-VERSION.sightglass.zip"))
        + target.endpoint().map(uri -> " at " + uri.getAuthority()).orElse(" of Amazon S3")
        + (target.kmsKey().isPresent() ? ", encrypted by a key of yours." : ".");
  }

  /**
   * @param live whether what is open is a stream that goes on
   */
  public void show(Node owner, boolean live) {
    often.show(live);
    fields.show(settings.last());
    say();
    over.show(owner);
  }
}
