import { useEffect, useState } from "react";
import { counted } from "../look/names.ts";
import type { Figure } from "./figureParts.ts";
import { type FigureTheme, figureSvg } from "./figureSvg.ts";

interface Props {
  readonly figure: Figure;
  readonly theme: FigureTheme;
}

/** The very file that would be saved, as a picture: nothing in it can reach the page. */
export function FigurePreview({ figure, theme }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const file = new Blob([figureSvg(figure, theme)], { type: "image/svg+xml" });
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [figure, theme]);
  const { spans, relations, width, height } = figure;
  const what = `${counted(spans.length, "span")}, ${counted(relations.length, "relation")}`;
  return (
    <figure className="figure-preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keys, too */}
      <section className="figure-scroll" aria-label="Preview" tabIndex={0}>
        {url !== null && <img src={url} width={width} height={height} alt={`Figure of ${what}`} />}
      </section>
      <figcaption className="quiet">
        {what}, {width} × {height} pixels
      </figcaption>
    </figure>
  );
}
