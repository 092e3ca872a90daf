import { useMemo, useState } from "react";
import type { ComparedDoc } from "../../core/agreement/comparedDoc.ts";
import { spansOf } from "../../core/agreement/docDifferences.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import { overlaps } from "../../core/document/overlaps.ts";
import { visiblePart, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useWidth } from "../charts/useWidth.ts";
import { createFigureMeasure } from "../figure/createFigureMeasure.ts";
import { FigureDrawing } from "../figure/FigureDrawing.tsx";
import { figureOf } from "../figure/figureOf.ts";
import type { Looks } from "../look/looks.ts";
import { drawingWords, sideWords } from "./differenceWords.ts";

interface Props {
  readonly side: "left" | "right";
  /** What the side is called. */
  readonly name: string;
  readonly compared: ComparedDoc;
  readonly difference: SideDifference;
  readonly looks: Looks;
}

/** The sentence of a difference as one side has it, with what differs standing out. */
export function SideDrawing({ side, name, compared, difference, looks }: Props) {
  const { ref, width } = useWidth();
  const [measure] = useState(createFigureMeasure);
  const doc = compared[side];
  const { annotations } = compared.part;
  const item = difference[side];
  // Of a relation from afar only the sentences of its ends.
  const sentences = useMemo(() => {
    const spans = spansOf(difference);
    return doc.sentences.filter((sentence) => spans.some((span) => overlaps(sentence, span)));
  }, [doc, difference]);
  const figure = useMemo(
    () => figureOf({ doc, looks, sentences, annotations, width }, measure),
    [doc, looks, sentences, annotations, width, measure],
  );
  const lit = useMemo(() => litBy(item), [item]);
  const words = sideWords(item, doc, looks);
  const text = sentences.map((sentence) => visiblePart(doc.text, sentence)).join(" ");
  const heading = side === "left" ? t("Left") : t("Right");
  return (
    <section className="agreement-side" aria-label={`${heading}: ${visibly(name)}`}>
      <h4>
        {heading} <bdi className="quiet">{visibly(name)}</bdi>
      </h4>
      <div ref={ref} className="agreement-drawing">
        <FigureDrawing
          figure={figure}
          label={drawingWords(doc, { ...figure, text }, looks)}
          lit={lit}
        />
      </div>
      <p className="agreement-item">
        {words ? (
          <>
            <i
              className={difference.of === "relation" ? "swatch line" : "swatch"}
              data-hue={words.hue}
            />
            <strong>
              <bdi>{words.type}</bdi>
            </strong>{" "}
            <bdi>{words.text}</bdi>
          </>
        ) : (
          <span className="quiet">{t("Nothing here")}</span>
        )}
      </p>
    </section>
  );
}

function litBy(item: SideDifference["left"]): ReadonlySet<string> {
  if (!item) return new Set();
  return new Set(["relation" in item ? item.relation.id : item.id]);
}
