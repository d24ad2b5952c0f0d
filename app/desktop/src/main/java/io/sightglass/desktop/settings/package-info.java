/** What is remembered from one start to the next. */
@NullMarked
package io.sightglass.desktop.settings;

import org.jspecify.annotations.NullMarked;
