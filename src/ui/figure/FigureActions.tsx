import { useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { asSentence } from "../look/names.ts";
import { figurePage } from "./figurePage.ts";
import type { Figure } from "./figureParts.ts";
import { figurePng } from "./figurePng.ts";
import { type FigureTheme, figureSvg } from "./figureSvg.ts";

interface Props {
  /** Null while what was asked for is none. */
  readonly figure: Figure | null;
  readonly theme: FigureTheme;
}

/** The ways to take a figure along. */
export function FigureActions({ figure, theme }: Props) {
  const saveDrawing = useApp((s) => s.saveDrawing);
  const saveFigure = useApp((s) => s.saveFigure);
  const [told, setTold] = useState<{ readonly of: Figure; readonly words: string } | null>(null);
  const doing = (done: string, action: (figure: Figure) => void | Promise<void>) => async () => {
    if (!figure) return;
    try {
      await action(figure);
      setTold({ of: figure, words: done });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setTold({ of: figure, words: asSentence(t("It did not work: {reason}", { reason })) });
    }
  };
  const titled = ({ title }: Figure) => `figure ${title}`;
  const actions = {
    copy: doing(t("Copied as a picture"), async (of) => {
      // Safari asks for the picture's promise: what is awaited first is no longer the user's press.
      const png = figurePng(figureSvg(of, theme), of);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    }),
    HTML: doing(t("Saved as HTML"), (of) => {
      saveFigure(titled(of), new Blob([figurePage(of, theme)], { type: "text/html" }), "html");
    }),
    PNG: doing(t("Saved as PNG"), async (of) => {
      saveFigure(titled(of), await figurePng(figureSvg(of, theme), of), "png");
    }),
    SVG: doing(t("Saved as SVG"), (of) => saveDrawing(titled(of), figureSvg(of, theme))),
  };
  return (
    <footer className="dialog-actions figure-actions">
      <span role="status" className="quiet">
        {told?.of === figure && told?.words}
      </span>
      {Object.entries(actions).map(([name, run]) => (
        <Button
          key={name}
          className={name === "SVG" ? "button primary" : "button"}
          isDisabled={!figure}
          onPress={() => void run()}
        >
          {name === "copy" ? t("Copy") : name}
        </Button>
      ))}
    </footer>
  );
}
