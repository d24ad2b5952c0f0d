/** Publishing to services that speak S3; the only user of the AWS SDK. */
@NullMarked
package io.sightglass.core.publish.s3;

import org.jspecify.annotations.NullMarked;
