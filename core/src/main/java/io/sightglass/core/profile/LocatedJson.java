package io.sightglass.core.profile;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value that knows the line it stands on, so that what is wrong with it can be said to a
 * person.
 */
final class LocatedJson {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final String file;
  private final int line;
  private final String key;
  private final @Nullable Object value;

  private LocatedJson(String file, int line, String key, @Nullable Object value) {
    this.file = file;
    this.line = line;
    this.key = key;
    this.value = value;
  }

  /**
   * @param file the name to use in messages
   * @throws ProfileException where it is not JSON
   */
  static LocatedJson read(InputStream input, String file) throws ProfileException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), input)) {
      if (parser.nextToken() == null) {
        throw new ProfileException(file + " is empty. A profile is a JSON object.");
      }
      LocatedJson json = value(parser, file, "the profile");
      if (parser.nextToken() != null) {
        throw json.at(parser.currentTokenLocation().getLineNr(), "nothing may follow the profile");
      }
      return json;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ProfileException(
          file + ", line " + line + ": this is not valid JSON: " + e.getOriginalMessage() + ".");
    }
  }

  private static LocatedJson value(JsonParser parser, String file, String key) {
    int line = parser.currentTokenLocation().getLineNr();
    Object value =
        switch (parser.currentToken()) {
          case START_OBJECT -> {
            Map<String, LocatedJson> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
              String name = parser.currentName();
              parser.nextToken();
              members.put(name, value(parser, file, name));
            }
            yield members;
          }
          case START_ARRAY -> {
            List<LocatedJson> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              items.add(value(parser, file, key));
            }
            yield items;
          }
          case VALUE_STRING -> parser.getString();
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> null;
        };
    return new LocatedJson(file, line, key, value);
  }

  /** What is wrong here, for a person. */
  ProfileException wrong(String what) {
    return at(line, what);
  }

  private ProfileException at(int where, String what) {
    return new ProfileException(file + ", line " + where + ": " + what + ".");
  }

  /**
   * The members of an object.
   *
   * @param what what the object is, for messages
   * @param allowed all keys that it may have
   */
  Map<String, LocatedJson> object(String what, Set<String> allowed) throws ProfileException {
    Map<String, LocatedJson> members = anyObject(what);
    for (Map.Entry<String, LocatedJson> member : members.entrySet()) {
      if (!allowed.contains(member.getKey())) {
        throw member
            .getValue()
            .wrong(
                "unknown key '"
                    + member.getKey()
                    + "' in "
                    + what
                    + "; allowed are "
                    + String.join(", ", allowed));
      }
    }
    return members;
  }

  /** The member {@code key} of this object, which must be there. */
  LocatedJson required(Map<String, LocatedJson> members, String key, String what)
      throws ProfileException {
    LocatedJson member = members.get(key);
    if (member == null) {
      throw wrong("'" + key + "' is missing in " + what);
    }
    return member;
  }

  /** The members of an object of any keys. */
  @SuppressWarnings("unchecked") // Made by value() above.
  Map<String, LocatedJson> anyObject(String what) throws ProfileException {
    if (value instanceof Map<?, ?> members) {
      return (Map<String, LocatedJson>) members;
    }
    throw wrong(what + " must be an object");
  }

  @SuppressWarnings("unchecked") // Made by value() above.
  List<LocatedJson> list() throws ProfileException {
    if (value instanceof List<?> items) {
      return (List<LocatedJson>) items;
    }
    throw wrong("'" + key + "' must be a list");
  }

  String text() throws ProfileException {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong("'" + key + "' must be a text");
  }

  double number() throws ProfileException {
    if (value instanceof Double number && Double.isFinite(number)) {
      return number;
    }
    throw wrong("'" + key + "' must be a number");
  }

  boolean flag() throws ProfileException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("'" + key + "' must be true or false");
  }

  /** One of an enum's constants, written in kebab-case. */
  <E extends Enum<E>> E choice(Class<E> type) throws ProfileException {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = kebab(constant);
      if (name.equals(value)) {
        return constant;
      }
      names.add(name);
    }
    throw wrong("'" + key + "' must be one of " + String.join(", ", names));
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
