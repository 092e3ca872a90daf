import { t } from "../../../language/words.ts";
import type { Camera, Size } from "./camera.ts";
import { drawScene } from "./drawScene.ts";
import type { PlacedScene } from "./scene.ts";

/** So many pixels for each of the drawing's, as sharp screens and print want. */
const SCALE = 2;

/** A scene as a PNG file, with nothing that stands out. */
export async function scenePng(scene: PlacedScene, camera: Camera, size: Size): Promise<Blob> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size.width * SCALE, size.height * SCALE];
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error(t("this browser has no canvas to draw a PNG on"));
  pen.scale(SCALE, SCALE);
  drawScene(pen, scene, {
    camera,
    size,
    emphasis: { selected: null, hovered: null, isMoving: false },
  });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error(t("the browser could not write the PNG"));
  return blob;
}
