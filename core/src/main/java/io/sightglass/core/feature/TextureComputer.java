package io.sightglass.core.feature;

import io.sightglass.core.media.VideoFrame;
import org.jspecify.annotations.Nullable;

/** Computes {@link Texture}. Keeps the previous picture's sampled rows. */
final class TextureComputer implements PictureComputer<Texture> {

  private final TextureKernel kernel;
  private final TextureSummary summary = new TextureSummary();
  private @Nullable RowSamples previous;
  private @Nullable RowSamples spare;
  private int[] numbers = {};
  private int[] means = {};

  TextureComputer(TextureKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public @Nullable Texture compute(PictureInput input) {
    VideoFrame frame = input.frame();
    RowSamples before = input.previous() == null ? null : previous;
    RowSamples now = sample(frame);
    int across = now.width() / TextureKernel.CELL;
    if (across == 0 || now.groups() == 0) {
      return null;
    }
    if (numbers.length < across * TextureKernel.NUMBERS) {
      numbers = new int[across * TextureKernel.NUMBERS];
    }
    if (means.length != across * now.groups()) {
      means = new int[across * now.groups()];
    }
    summary.begin(frame.width());
    for (int group = 0; group < now.groups(); group++) {
      kernel.cells(now, before == null ? now : before, group, numbers);
      for (int cell = 0; cell < across; cell++) {
        int at = group * across + cell;
        int sum = numbers[cell * TextureKernel.NUMBERS + TextureKernel.SUM];
        summary.add(numbers, cell * TextureKernel.NUMBERS, before == null ? sum : means[at]);
        means[at] = sum;
      }
      if (before != null && frame.interlaced()) {
        summary.addWeave(kernel.weave(now, before, group));
      }
      kernel.columnSteps(now, group, summary.columnSteps());
    }
    return summary.texture();
  }

  private RowSamples sample(VideoFrame frame) {
    RowSamples next = spare != null && spare.fits(frame) ? spare : null;
    if (next == null) {
      next = new RowSamples(frame.width(), frame.height());
    }
    next.fill(frame);
    spare = previous;
    previous = next;
    return next;
  }
}
