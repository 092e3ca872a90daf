import { useId } from "react";
import { FIGURE_FONTS } from "./figureFonts.ts";
import type { FontUse, WordRun } from "./figureLines.ts";
import type { Figure, FigureBlock } from "./figureParts.ts";

interface Props {
  readonly figure: Figure;
  /** What is drawn, in words. */
  readonly label: string;
  /** The spans and relations that stand out. */
  readonly lit: ReadonlySet<string>;
}

/** A figure as a part of the page, in its colours: light, dark or forced. */
export function FigureDrawing({ figure, label, lit }: Props) {
  const { width, height, blocks, notes } = figure;
  return (
    <svg
      className="figure-drawing"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
    >
      {blocks.map((block) => (
        <Block key={block.top} block={block} lit={lit} />
      ))}
      {notes.map(({ text, y }) => (
        <text key={y} className="figure-note" x={22} y={y} {...font("label")}>
          {text}
        </text>
      ))}
    </svg>
  );
}

const font = (use: FontUse) => {
  const { family, size, weight } = FIGURE_FONTS[use];
  return { fontFamily: family, fontSize: size, fontWeight: weight };
};

const isLit = (lit: ReadonlySet<string>, id: string) => (lit.has(id) ? true : undefined);

function Block({
  block,
  lit,
}: {
  block: FigureBlock & { readonly top: number };
  lit: Props["lit"];
}) {
  const gaps = useId();
  const { top, fills, bars, lines, tags, arcs } = block;
  return (
    <g transform={`translate(0 ${top})`}>
      {fills.map(({ x, y, width, height, hue, status }) => (
        <rect
          key={`${x} ${y}`}
          className="figure-fill"
          data-hue={hue}
          data-status={status}
          {...{ x, y, width, height }}
          rx={2}
        />
      ))}
      {bars.map(({ id, x, y, width, height, hue, look }) => (
        <path
          key={`${id} ${x} ${y}`}
          className="figure-bar"
          data-hue={hue}
          data-status={look}
          data-lit={isLit(lit, id)}
          d={`M${x} ${y + height / 2}H${x + width}`}
        />
      ))}
      <g className="figure-text" {...font("text")}>
        {lines.map(({ left, baseline, runs }) =>
          runs.map((run) => (
            <Words key={`${baseline} ${run.words[0]?.start}`} {...{ run, left, baseline }} />
          )),
        )}
      </g>
      <g {...font("tag")}>
        {tags.map(({ id, x, y, hue, text }) => (
          <text
            key={id}
            className="figure-tag"
            data-hue={hue}
            data-lit={isLit(lit, id)}
            x={x}
            y={y + 10.5}
          >
            {text}
          </text>
        ))}
      </g>
      <clipPath id={gaps}>
        <path clipRule="evenodd" d={block.gaps} />
      </clipPath>
      <g {...font("label")}>
        {arcs.map(({ id, hue, status, path, arrow, label }) => (
          <g key={id} className="figure-arc" data-hue={hue} data-lit={isLit(lit, id)}>
            <path d={path} clipPath={`url(#${gaps})`} data-status={status} />
            {arrow !== null && <path className="figure-arrow" d={arrow} />}
            {label && (
              <text x={label.x} y={label.y + 10}>
                {label.text}
              </text>
            )}
          </g>
        ))}
      </g>
    </g>
  );
}

/** Words that run rightwards have a place each; those that run leftwards are joined as one. */
function Words({ run, left, baseline }: { run: WordRun; left: number; baseline: number }) {
  const { words, leftwards } = run;
  if (leftwards) {
    const right = left + Math.max(...words.map(({ x, width }) => x + width));
    return (
      <text xmlSpace="preserve" x={right} y={baseline} direction="rtl" unicodeBidi="embed">
        {words.map(({ text }) => text).join("")}
      </text>
    );
  }
  return (
    <text xmlSpace="preserve" y={baseline}>
      {words.map(({ start, x, text }) => (
        <tspan key={start} x={left + x}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
