package io.sightglass.core.source.manifest;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML document, without regard to namespaces.
 *
 * @param text what it holds beside its children
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {

  /** No manifest nests so deep; a hostile document may. */
  private static final int DEEPEST = 64;

  /**
   * The root of a document. Neither document types nor entities are followed: an untrusted document
   * must not make us open files or grow without end.
   *
   * @return empty where it is no well-formed document
   */
  static Optional<XmlElement> parse(String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(new StringReader(document)));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static Optional<XmlElement> read(XMLStreamReader reader) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(reader);
          if (!open.isEmpty()) {
            open.getLast().children().add(element);
          }
          open.addLast(element);
          if (open.size() > DEEPEST) {
            return Optional.empty();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.removeLast();
          if (open.isEmpty()) {
            return Optional.of(closed);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.getLast().text().append(reader.getText());
          }
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static XmlElement element(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i).strip());
    }
    return new XmlElement(
        reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
  }

  /** The value of an attribute; empty where it has none. */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** The children of this name, in order. */
  Stream<XmlElement> all(String child) {
    return children.stream().filter(each -> each.name().equals(child));
  }

  /** The first child of this name. */
  Optional<XmlElement> first(String child) {
    return all(child).findFirst();
  }
}
