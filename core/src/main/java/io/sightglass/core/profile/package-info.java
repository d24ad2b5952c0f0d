/** Profiles: the rules that turn measurements into defects. */
@NullMarked
package io.sightglass.core.profile;

import org.jspecify.annotations.NullMarked;
