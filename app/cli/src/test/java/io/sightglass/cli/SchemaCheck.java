package io.sightglass.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Holds JSON against a schema that ships with the program. */
final class SchemaCheck {

  private final Schema schema;

  SchemaCheck(String name) throws IOException {
    try (InputStream input =
        SchemaCheck.class.getResourceAsStream("/io/sightglass/schema/" + name)) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(input, InputFormat.JSON);
    }
  }

  List<String> problems(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
