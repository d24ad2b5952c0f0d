/** What is told to a person at the screen while a stream is watched. */
@NullMarked
package io.sightglass.desktop.alert;

import org.jspecify.annotations.NullMarked;
