/** What the playlists of HLS and the manifests of DASH say of what they name. */
@NullMarked
package io.sightglass.core.source.manifest;

import org.jspecify.annotations.NullMarked;
