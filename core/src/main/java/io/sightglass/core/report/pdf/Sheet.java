package io.sightglass.core.report.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * A4 pages that are filled from top to bottom, in points from the top left corner. Finished pages
 * lie in a temporary file, so that thousands of them take little memory. One thread.
 */
final class Sheet implements AutoCloseable {

  static final float LEFT = 40;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;

  private static final float TOP = 40;
  private static final float BOTTOM = PDRectangle.A4.getHeight() - 48;
  private static final float LEADING = 1.3f;
  private static final float FOOT = 7;
  private static final int BITS = 8;

  private final PDDocument document;
  private final Type type;
  private @Nullable PDPageContentStream content;
  private float y = TOP;
  private Runnable onNewPage = () -> {};

  Sheet() throws IOException {
    document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    type = new Type(document);
    newPage();
  }

  Type type() {
    return type;
  }

  /** Where the next thing goes. */
  float y() {
    return y;
  }

  void skip(float height) {
    y += height;
  }

  /** Called for each new page, e.g. to repeat a table's head; it may draw. */
  void onNewPage(Runnable action) {
    onNewPage = action;
  }

  /** Begins a new page where less than {@code height} is left. */
  void need(float height) throws IOException {
    if (y + height > BOTTOM && y > TOP) {
      newPage();
      onNewPage.run();
    }
  }

  private void newPage() throws IOException {
    endPage();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true);
    y = TOP;
  }

  private void endPage() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }

  private PDPageContentStream content() {
    PDPageContentStream open = content;
    if (open == null) {
      throw new IllegalStateException("no page is open");
    }
    return open;
  }

  private static float up(float down) {
    return PDRectangle.A4.getHeight() - down;
  }

  /** The height of {@code lines} lines of text. */
  static float height(int lines, float size) {
    return lines * size * LEADING;
  }

  /** One line of text with its upper edge at {@code top}. */
  void text(String text, float x, float top, Look look) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    draw(content(), type.visible(text), x, up(top + look.size()), look);
  }

  private void draw(PDPageContentStream stream, String visible, float x, float base, Look look)
      throws IOException {
    stream.beginText();
    stream.setFont(type.font(), look.size());
    colour(stream, look.colour());
    if (look.bold()) {
      // There is one cut of the typeface; a thin edge of the same colour makes it bold.
      stream.setRenderingMode(RenderingMode.FILL_STROKE);
      stream.setLineWidth(look.size() / 32);
      stream.setStrokingColor(look.colour().red(), look.colour().green(), look.colour().blue());
    } else {
      stream.setRenderingMode(RenderingMode.FILL);
    }
    stream.newLineAtOffset(x, base);
    stream.showText(visible);
    stream.endText();
  }

  private static void colour(PDPageContentStream stream, Ink ink) throws IOException {
    stream.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
  }

  /** One line of text that ends at {@code x}. */
  void textTo(String text, float x, float top, Look look) throws IOException {
    text(text, x - type.width(text, look.size()), top, look);
  }

  /** Text below what is there, across the page, over as many pages as it takes. */
  void paragraph(String text, Look look) throws IOException {
    for (String line : type.lines(text, look.size(), WIDTH)) {
      need(height(1, look.size()));
      text(line, LEFT, y, look);
      skip(height(1, look.size()));
    }
  }

  /** Lines of text below each other from {@code top}. */
  void lines(List<String> lines, float x, float top, Look look) throws IOException {
    float at = top;
    for (String line : lines) {
      text(line, x, at, look);
      at += height(1, look.size());
    }
  }

  void fill(float x, float top, float width, float height, Ink ink) throws IOException {
    colour(content(), ink);
    content().addRect(x, up(top + height), width, height);
    content().fill();
  }

  void line(float fromX, float fromTop, float toX, float toTop, float width, Ink ink)
      throws IOException {
    content().setStrokingColor(ink.red(), ink.green(), ink.blue());
    content().setLineWidth(width);
    content().moveTo(fromX, up(fromTop));
    content().lineTo(toX, up(toTop));
    content().stroke();
  }

  /** A closed shape, filled and edged; corners by x and y, from the top left. */
  void shape(List<float[]> corners, Ink fill, Ink edge) throws IOException {
    if (corners.isEmpty()) {
      return;
    }
    colour(content(), fill);
    content().setStrokingColor(edge.red(), edge.green(), edge.blue());
    content().setLineWidth(0.6f);
    boolean first = true;
    for (float[] corner : corners) {
      if (first) {
        content().moveTo(corner[0], up(corner[1]));
        first = false;
      } else {
        content().lineTo(corner[0], up(corner[1]));
      }
    }
    content().closePath();
    content().fillAndStroke();
  }

  /** A JPEG file as it is. */
  void picture(byte[] jpeg, int columns, int rows, float x, float top, float width, float height)
      throws IOException {
    PDImageXObject image =
        new PDImageXObject(
            document,
            new java.io.ByteArrayInputStream(jpeg),
            COSName.DCT_DECODE,
            columns,
            rows,
            BITS,
            PDDeviceRGB.INSTANCE);
    content().drawImage(image, x, up(top + height), width, height);
  }

  /**
   * Ends the last page, numbers all, and writes the document.
   *
   * @param foot stands on each page
   * @param id the same for the same content
   */
  void save(
      java.io.OutputStream output,
      String title,
      String producer,
      String foot,
      Instant created,
      long id)
      throws IOException {
    endPage();
    int pages = document.getNumberOfPages();
    Look look = new Look(FOOT, false, Ink.QUIET);
    for (int i = 0; i < pages; i++) {
      try (PDPageContentStream stream =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        String number = String.format(Locale.ROOT, "%d of %d", i + 1, pages);
        float base = up(BOTTOM + 22);
        draw(stream, type.visible(foot), LEFT, base, look);
        draw(stream, number, LEFT + WIDTH - type.width(number, FOOT), base, look);
      }
    }
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setProducer(producer);
    information.setCreator(producer);
    Calendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    time.setTimeInMillis(created.toEpochMilli());
    information.setCreationDate(time);
    information.setModificationDate(time);
    // Else it is made of the clock.
    COSString same =
        new COSString(ByteBuffer.allocate(2 * Long.BYTES).putLong(Long.BYTES, id).array());
    document.getDocument().setDocumentID(new COSArray(List.of(same, same)));
    document.save(new Unclosed(output), CompressParameters.NO_COMPRESSION);
  }

  /** The caller's stream, which the library would close. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(java.io.OutputStream output) {
      super(output);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  @Override
  public void close() throws IOException {
    endPage();
    document.close();
  }
}
