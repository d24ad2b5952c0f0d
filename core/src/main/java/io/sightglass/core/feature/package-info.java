/**
 * The one shared pass: every number that any detector needs of a picture or of sound, computed
 * once.
 */
@NullMarked
package io.sightglass.core.feature;

import org.jspecify.annotations.NullMarked;
