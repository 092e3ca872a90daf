import { useMemo, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import type { Doc, Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { Choice } from "../controls/Choice.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Segments } from "../controls/Segments.tsx";
import { createFigureMeasure } from "./createFigureMeasure.ts";
import { FigureActions } from "./FigureActions.tsx";
import { FigurePreview } from "./FigurePreview.tsx";
import { figureOf } from "./figureOf.ts";
import type { ShownAnnotations } from "./figureSentences.ts";
import type { FigureTheme } from "./figureSvg.ts";
import { sentenceRanges } from "./sentenceRanges.ts";

interface Props {
  readonly doc: Doc;
  /** The sentence that the user was at. */
  readonly sentence: string | null;
  readonly onClose: () => void;
}

type Which = "this" | "some" | "all";

/** So many sentences are drawn at most: a picture of more is none that anybody looks at. */
const MOST = 300;

/** A window so narrow begins with a picture that it can show as it is. */
const NARROW = 560;

const THEMES = [
  {
    id: "light",
    get name() {
      return t("Light");
    },
  },
  {
    id: "dark",
    get name() {
      return t("Dark");
    },
  },
] as const;

const WIDTHS = (["400", "640", "800", "1200", "1600"] as const).map((id) => ({
  id,
  get name() {
    return t("{width} pixels", { width: id });
  },
}));

/** Sentences as a picture: which, how, and what it looks like, before it is taken away. */
export function FigureDialog({ doc, sentence, onClose }: Props) {
  const looks = useLooks();
  const appTheme = useApp((s) => s.theme);
  const here = doc.sentences.findIndex(({ id }) => id === sentence);
  const [which, setWhich] = useState<Which>(here === -1 ? "all" : "this");
  const [written, setWritten] = useState(`${Math.max(here, 0) + 1}`);
  const [annotations, setAnnotations] = useState<ShownAnnotations>("confirmed and suggested");
  const [theme, setTheme] = useState<FigureTheme>(() => shownTheme(appTheme));
  const [width, setWidth] = useState<(typeof WIDTHS)[number]["id"]>(() =>
    innerWidth < NARROW ? "400" : "800",
  );
  const [measure] = useState(createFigureMeasure);
  const chosen = chosenSentences(doc, which, here, written);
  const key = "wrong" in chosen ? "" : chosen.sentences.map(({ id }) => id).join(" ");
  const figure = useMemo(
    () =>
      "wrong" in chosen
        ? null
        : figureOf(
            { doc, looks, sentences: chosen.sentences, annotations, width: Number(width) },
            measure,
          ),
    [doc, looks, key, annotations, width, measure],
  );
  return (
    <DialogBox title={t("Figure")} wide onClose={onClose}>
      <div className="figure-form">
        <Segments
          label={t("Sentences")}
          value={which}
          options={[
            ...(here === -1 ? [] : [{ id: "this" as const, name: t("This one") }]),
            { id: "some", name: t("Some") },
            { id: "all", name: t("Document") },
          ]}
          onChange={setWhich}
        />
        {which === "some" && (
          <TextField className="field" value={written} onChange={setWritten}>
            <Label>{t("Their numbers, like 1-3, 7")}</Label>
            <Input />
          </TextField>
        )}
        <Segments
          label={t("Annotations")}
          value={annotations}
          options={[
            { id: "confirmed", name: t("Confirmed") },
            { id: "confirmed and suggested", name: t("Confirmed and suggested") },
          ]}
          onChange={setAnnotations}
        />
        <Segments label={t("Colours")} value={theme} options={THEMES} onChange={setTheme} />
        <Choice label={t("Width")} value={width} options={WIDTHS} onChange={setWidth} />
      </div>
      {"wrong" in chosen && <p role="alert">{chosen.wrong}</p>}
      {!("wrong" in chosen) && chosen.left > 0 && (
        <p role="status">
          {t("The first {most, number} sentences are drawn; {left, number} are left out.", {
            most: MOST,
            left: chosen.left,
          })}
        </p>
      )}
      {figure && <FigurePreview figure={figure} theme={theme} />}
      <FigureActions figure={figure} theme={theme} />
    </DialogBox>
  );
}

type Chosen =
  | { readonly sentences: readonly Sentence[]; readonly left: number }
  | { readonly wrong: string };

function chosenSentences(doc: Doc, which: Which, here: number, written: string): Chosen {
  if (which === "this") return { sentences: [doc.sentences[here]], left: 0 };
  if (which === "all") return firstOf(doc.sentences);
  const ranges = sentenceRanges(written, doc.sentences.length);
  if (ranges.kind === "wrong") return { wrong: ranges.message };
  return firstOf(ranges.places.map((place) => doc.sentences[place]));
}

const firstOf = (sentences: readonly Sentence[]): Chosen => ({
  sentences: sentences.slice(0, MOST),
  left: Math.max(0, sentences.length - MOST),
});

/** What the page is drawn in now. */
const shownTheme = (chosen: string): FigureTheme =>
  chosen === "light" || chosen === "dark"
    ? chosen
    : matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark"
      : "light";
