/** The programme at a glance: small pictures and the sound's envelope along the time axis. */
@NullMarked
package io.sightglass.desktop.strip;

import org.jspecify.annotations.NullMarked;
