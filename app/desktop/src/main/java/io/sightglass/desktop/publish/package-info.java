/** Reports to and from an object store, and the spool in between. */
@NullMarked
package io.sightglass.desktop.publish;

import org.jspecify.annotations.NullMarked;
