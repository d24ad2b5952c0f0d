package io.sightglass.core.alert;

import io.sightglass.core.alert.AlertException.Reason;
import io.sightglass.core.report.text.Words;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends each notification as an e-mail in plain text. All mails of one state are one thread; each
 * has a message id of its own, the same however often it is tried.
 */
public final class MailChannel implements AlertChannel {

  private static final int PERMANENT = 500;
  private static final String DOMAIN = "@alerts.sightglass";

  private final Server server;
  private final Optional<String> password;
  private final String from;
  private final List<String> to;

  /** What protects the way to the server. */
  public enum Security {
    /** TLS after a plain greeting (RFC 3207); nothing is sent without it. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** Nothing: for servers within. */
    NONE
  }

  /**
   * A mail server.
   *
   * @param user to log in as; empty where it wants no login
   * @param silence how long it may say nothing
   */
  public record Server(
      String host, int port, Security security, Optional<String> user, Duration silence) {}

  /**
   * @param password of the server's user
   */
  public MailChannel(Server server, Optional<String> password, String from, List<String> to) {
    this.server = server;
    this.password = password;
    this.from = from;
    this.to = List.copyOf(to);
  }

  @Override
  public String id() {
    return "mail-" + server.host() + "-" + String.join(",", to);
  }

  @Override
  public String title() {
    return "The mail server " + server.host();
  }

  @Override
  public void send(String delivery, Alert alert) throws AlertException {
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport()) {
      Message message = message(session, delivery, alert);
      transport.connect(server.user().orElse(null), password.orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
    } catch (AuthenticationFailedException e) {
      throw new AlertException(
          Reason.SETTINGS, title() + " does not accept user and password. Check them.");
    } catch (MessagingException e) {
      throw sentence(e);
    }
  }

  private Properties properties() {
    String silence = Long.toString(server.silence().toMillis());
    Properties all = new Properties();
    all.setProperty("mail.transport.protocol", "smtp");
    all.setProperty("mail.smtp.host", server.host());
    all.setProperty("mail.smtp.port", Integer.toString(server.port()));
    all.setProperty("mail.smtp.connectiontimeout", silence);
    all.setProperty("mail.smtp.timeout", silence);
    all.setProperty("mail.smtp.writetimeout", silence);
    all.setProperty("mail.smtp.auth", Boolean.toString(server.user().isPresent()));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // What counts is the answer to the mail, not the one to the farewell.
    all.setProperty("mail.smtp.quitwait", "false");
    switch (server.security()) {
      case STARTTLS -> {
        all.setProperty("mail.smtp.starttls.enable", "true");
        all.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> all.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {
        // As it is.
      }
    }
    return all;
  }

  private Message message(Session session, String delivery, Alert alert) throws MessagingException {
    Identified message = new Identified(session, "<" + delivery + DOMAIN + ">");
    message.setFrom(new InternetAddress(from, true));
    for (String receiver : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver, true));
    }
    message.setSubject(subject(alert), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(alert.at()));
    message.setHeader("References", "<" + alert.id() + DOMAIN + ">");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader(WebhookChannel.DELIVERY, delivery);
    message.setText(text(alert), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  private static String subject(Alert alert) {
    String programme = Words.lastPart(alert.source()).replaceAll("\\p{Cntrl}+", " ");
    return Words.lower(alert.kind()).toUpperCase(Locale.ROOT)
        + ": "
        + alert.type()
        + " ("
        + Words.lower(alert.severity())
        + "), "
        + programme;
  }

  private static String text(Alert alert) {
    return alert.message()
        + "\n\nProgramme: "
        + alert.source()
        + "\nFrom "
        + Words.clock(alert.range().start().micros())
        + " to "
        + Words.clock(alert.range().end().micros())
        + " of the programme, frame "
        + alert.firstFrame()
        + "\nFound at "
        + Words.instant(alert.at())
        + "\nId: "
        + alert.id()
        + (alert.suppressed() > 0
            ? "\n" + alert.suppressed() + " more notifications were kept back before this one."
            : "")
        + "\n";
  }

  private AlertException sentence(MessagingException e) {
    int code = e instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
    if (code >= PERMANENT) {
      return new AlertException(
          Reason.SETTINGS, title() + " refuses (" + code + "): " + oneLine(e.getMessage()));
    }
    if (e instanceof SendFailedException failed && failed.getInvalidAddresses() != null) {
      return new AlertException(
          Reason.SETTINGS, title() + " does not know a receiver: " + oneLine(deepest(e)));
    }
    if (e.getMessage() != null && e.getMessage().contains("STARTTLS is required")) {
      return new AlertException(
          Reason.SETTINGS, title() + " offers no STARTTLS. Set the security that it has.");
    }
    if (cause(e) instanceof javax.net.ssl.SSLException tls) {
      return new AlertException(
          Reason.SETTINGS,
          title() + " has no certificate that is trusted: " + oneLine(tls.getMessage()));
    }
    return new AlertException(Reason.PASSES, title() + " did not take it: " + oneLine(deepest(e)));
  }

  private static @Nullable Throwable cause(MessagingException e) {
    return e.getNextException();
  }

  private static String deepest(MessagingException e) {
    Throwable last = e;
    while (last instanceof MessagingException outer && outer.getNextException() != null) {
      last = outer.getNextException();
    }
    return String.valueOf(last.getMessage());
  }

  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\s+", " ").strip();
  }

  /** A message whose id is told. */
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
