import { useState } from "react";
import { Button } from "react-aria-components";
import type { Triple } from "../../../core/results/triples.ts";
import { t } from "../../../language/words.ts";
import { messageOf } from "../../../store/context.ts";
import { useApp } from "../../app/useApp.ts";
import { asSentence } from "../../look/names.ts";
import { fitting } from "./camera.ts";
import type { PlacedScene } from "./scene.ts";
import { scenePng } from "./scenePng.ts";
import { sceneSvg } from "./sceneSvg.ts";

interface Props {
  readonly scene: PlacedScene | null;
  /** Those that are drawn. */
  readonly triples: readonly Triple[];
}

const TITLE = "graph";
/** Pixels of a picture. */
const PICTURE = { width: 1600, height: 1200 } as const;

/** The ways to take a graph along. */
export function GraphActions({ scene, triples }: Props) {
  const saveDrawing = useApp((s) => s.saveDrawing);
  const saveFigure = useApp((s) => s.saveFigure);
  const saveGraph = useApp((s) => s.saveGraph);
  const [said, setSaid] = useState("");
  const doing = (form: string, save: (of: PlacedScene) => unknown) => async () => {
    if (!scene) return;
    try {
      await save(scene);
      setSaid(t("Saved as {form}", { form }));
    } catch (error) {
      setSaid(asSentence(t("It did not work: {error}", { error: messageOf(error) })));
    }
  };
  const actions = {
    PNG: doing("PNG", async (of) =>
      saveFigure(TITLE, await scenePng(of, fitting(of.points, PICTURE), PICTURE), "png"),
    ),
    SVG: doing("SVG", (of) =>
      saveDrawing(TITLE, sceneSvg(of, fitting(of.points, PICTURE), PICTURE)),
    ),
    GraphML: doing(t("GraphML"), () => saveGraph(TITLE, triples)),
  };
  return (
    <>
      {Object.entries(actions).map(([form, save]) => (
        <Button
          key={form}
          className="button small"
          aria-label={t("Save as {form}", { form })}
          isDisabled={!scene}
          onPress={() => void save()}
        >
          {form}
        </Button>
      ))}
      <span role="status" className="quiet">
        {said}
      </span>
    </>
  );
}
