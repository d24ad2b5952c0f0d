package io.sightglass.core.feature;

/** What a detector may ask the shared pass for. What nobody asks for is not computed. */
public sealed interface Feature permits PictureFeature, SoundFeature {}
