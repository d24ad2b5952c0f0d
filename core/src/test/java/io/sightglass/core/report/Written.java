package io.sightglass.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What a writer made of a report. */
public record Written(byte[] bytes) {

  /** A name with all that formats trip over. */
  public static final String HARD_NAME =
      "/media/\"a\" 'b' <c> & d|e\tf,g;\nline\r\n\u0001\uD83D مرحبا שלום 🎬 "
          + "x".repeat(300)
          + ".ts";

  public static Written by(ReportWriter writer, ReportBuilder report) {
    return by(writer, report.build());
  }

  public static Written by(ReportWriter writer, Report report) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      writer.write(report, output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Written(output.toByteArray());
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The document, well-formed. */
  public Document xml() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(text(), e);
    }
  }

  /** Holds it against a schema among the tests' resources. */
  public void conformsTo(String schema) {
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Written.class.getResource(schema))
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    } catch (SAXException | IOException e) {
      throw new AssertionError(e.getMessage() + "\n" + text(), e);
    }
    assertThat(bytes).isNotEmpty();
  }
}
