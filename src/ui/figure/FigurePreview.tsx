import { useEffect, useState } from "react";
import { t } from "../../language/words.ts";
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
  const what = `${t("{spans, plural, one {# span} other {# spans}}", { spans: spans.length })}, ${t("{relations, plural, one {# relation} other {# relations}}", { relations: relations.length })}`;
  return (
    <figure className="figure-preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keys, too */}
      <section className="figure-scroll" aria-label={t("Preview")} tabIndex={0}>
        {url !== null && (
          <img src={url} width={width} height={height} alt={t("Figure of {what}", { what })} />
        )}
      </section>
      <figcaption className="quiet">
        {t("{what}, {width, number} × {height, number} pixels", { what, width, height })}
      </figcaption>
    </figure>
  );
}
