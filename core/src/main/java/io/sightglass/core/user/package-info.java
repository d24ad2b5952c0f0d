/** Where the user's own files are kept. */
@NullMarked
package io.sightglass.core.user;

import org.jspecify.annotations.NullMarked;
