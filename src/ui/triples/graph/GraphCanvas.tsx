import { useEffect, useRef, useState } from "react";
import { t } from "../../../language/words.ts";
import { IconButton } from "../../controls/IconButton.tsx";
import { type Camera, fitting, panned, type Size, toScreen, zoomed } from "./camera.ts";
import { drawScene } from "./drawScene.ts";
import { type Hit, hitAt } from "./hits.ts";
import type { PlacedScene } from "./scene.ts";
import { usePointer } from "./usePointer.ts";
import { useSize } from "./useSize.ts";

interface Props {
  /** Null until the things have places. */
  readonly scene: PlacedScene | null;
  readonly isMoving: boolean;
  /** Place of the node that stands out. */
  readonly selected: number | null;
  readonly label: string;
  readonly onHit: (hit: Hit | null) => void;
  readonly onDoubleHit: (hit: Hit | null) => void;
}

/** A graph that is drawn along, zoomed and clicked. What stands beside it says the same in words. */
export function GraphCanvas({ scene, isMoving, selected, label, onHit, onDoubleHit }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const [hovered, setHovered] = useState<number | null>(null);
  /** Null: everything is in sight, also while it moves. */
  const [own, setOwn] = useState<Camera | null>(null);
  const [isMissing, setMissing] = useState(false);
  const camera = own ?? fitting(scene?.points ?? [], size);
  const zoom = (factor: number) =>
    setOwn(zoomed(camera, size, { x: size.width / 2, y: size.height / 2 }, factor));
  const hit = (at: { readonly x: number; readonly y: number }) =>
    scene && hitAt(scene, camera, size, at);
  usePointer(canvas, {
    pan: (by) => setOwn((now) => panned(now ?? camera, by)),
    zoom: (at, factor) => setOwn((now) => zoomed(now ?? camera, size, at, factor)),
    hover: (at) => {
      const found = at && hit(at);
      setHovered(found?.kind === "node" ? found.place : null);
      if (canvas.current) canvas.current.style.cursor = found ? "pointer" : "grab";
    },
    click: (at) => onHit(hit(at)),
    doubleClick: (at) => onDoubleHit(hit(at)),
  });
  useEffect(() => {
    const box = canvas.current;
    if (!box || size.width === 0) return;
    const frame = requestAnimationFrame(() => {
      const pen = box.getContext("2d");
      if (!pen) return setMissing(true);
      const sharp = devicePixelRatio || 1;
      const [width, height] = [size.width, size.height].map((side) => Math.round(side * sharp));
      if (box.width !== width) box.width = width;
      if (box.height !== height) box.height = height;
      pen.setTransform(sharp, 0, 0, sharp, 0, 0);
      if (scene) drawScene(pen, scene, { camera, size, emphasis: { selected, hovered, isMoving } });
    });
    return () => cancelAnimationFrame(frame);
  });
  useShown({ scene, selected, camera, size }, setOwn);
  return (
    <div className="graph-canvas">
      <canvas ref={canvas} role="img" aria-label={label} />
      {isMissing && (
        <p className="note">
          {t("This browser draws no graph. The list beside it says the same.")}
        </p>
      )}
      <div className="graph-tools" role="toolbar" aria-label={t("Graph")}>
        <IconButton icon="add" label={t("Zoom in")} onPress={() => zoom(1.5)} />
        <IconButton icon="minus" label={t("Zoom out")} onPress={() => zoom(1 / 1.5)} />
        <IconButton icon="fit" label={t("Show everything")} onPress={() => setOwn(null)} />
      </div>
    </div>
  );
}

interface Sight {
  readonly scene: PlacedScene | null;
  readonly selected: number | null;
  readonly camera: Camera;
  readonly size: Size;
}

/** Brings a node that was selected elsewhere into sight. */
function useShown({ scene, selected, camera, size }: Sight, show: (camera: Camera) => void): void {
  const id = selected === null ? null : (scene?.scene.nodes[selected]?.id ?? null);
  const seen = useRef(id);
  useEffect(() => {
    if (seen.current === id) return;
    seen.current = id;
    const point = selected === null ? null : scene?.points[selected];
    if (!point) return;
    const { x, y } = toScreen(camera, size, point);
    if (x < 0 || y < 0 || x > size.width || y > size.height)
      show({ ...point, scale: camera.scale });
  });
}
