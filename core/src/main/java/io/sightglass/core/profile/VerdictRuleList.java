package io.sightglass.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the verdict rules of a profile; those of a profile that it extends are replaced. */
final class VerdictRuleList {

  private static final Set<String> KEYS =
      RuleList.keys("type", "severity", "count", "sharePercent");

  private VerdictRuleList() {}

  static List<VerdictRule> read(LocatedJson json) throws ProfileException {
    List<VerdictRule> rules = new ArrayList<>();
    for (LocatedJson rule : json.list()) {
      rules.add(rule(rule));
    }
    return rules;
  }

  private static VerdictRule rule(LocatedJson json) throws ProfileException {
    Map<String, LocatedJson> members = json.object("a verdict rule", KEYS);
    @Nullable LocatedJson type = members.get("type");
    @Nullable LocatedJson severity = members.get("severity");
    @Nullable LocatedJson count = members.get("count");
    @Nullable LocatedJson share = members.get("sharePercent");
    if (count == null && share == null) {
      throw json.wrong("a verdict rule needs 'count' or 'sharePercent'");
    }
    if (count != null && (count.number() < 1 || count.number() != Math.rint(count.number()))) {
      throw count.wrong("'count' must be a whole number from 1 on");
    }
    if (share != null && !(share.number() > 0 && share.number() <= 100)) {
      throw share.wrong("'sharePercent' must be above 0 and at most 100");
    }
    return new VerdictRule(
        type == null ? Optional.empty() : Optional.of(type.text()),
        severity == null ? Severity.INFO : severity.choice(Severity.class),
        count == null ? 0 : (long) count.number(),
        share == null ? 0 : share.number());
  }
}
