/** Documentation pages, shown where they are needed. */
@NullMarked
package io.sightglass.desktop.docs;

import org.jspecify.annotations.NullMarked;
