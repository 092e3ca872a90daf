import { t } from "../../language/words.ts";

/** So many pixels for each of the drawing's, as sharp screens and print want. */
const SCALE = 2;
/** The longest side, and all pixels, that every browser can draw. */
const LONGEST = 16_384;
const MOST = 120_000_000;

/** A drawing as a PNG file. One that is too large for it is refused in words. */
export async function figurePng(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const [across, down] = [width * SCALE, height * SCALE];
  if (Math.max(across, down) > LONGEST || across * down > MOST)
    throw new Error(
      t(
        "a PNG of {across, number} × {down, number} pixels is too large: choose fewer sentences, or SVG",
        { across, down },
      ),
    );
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(across, down);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [across, down];
    const context = canvas.getContext("2d");
    if (!context) throw new Error(t("this browser has no canvas to draw a PNG on"));
    context.drawImage(image, 0, 0, across, down);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error(t("the browser could not write the PNG"));
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
