/** The desktop workstation. */
@NullMarked
package io.sightglass.desktop;

import org.jspecify.annotations.NullMarked;
