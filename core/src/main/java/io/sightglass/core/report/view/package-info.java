/** What reports for people show, whatever they are written as. */
@NullMarked
package io.sightglass.core.report.view;

import org.jspecify.annotations.NullMarked;
