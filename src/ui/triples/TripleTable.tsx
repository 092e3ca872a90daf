import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { TripleFilter, TripleLine } from "../../core/results/shownTriples.ts";
import { t } from "../../language/words.ts";
import { toggled } from "../app/tripleForm.ts";
import { useApp, useView } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { TripleRow } from "./TripleRow.tsx";
import { useTripleForm } from "./useTripleForm.ts";

interface Props {
  readonly lines: readonly TripleLine[];
  readonly group: TripleFilter["group"];
}

const COLUMNS = () => [
  t("Head"),
  t("Relation"),
  t("Tail"),
  t("Count"),
  t("Score"),
  t("Status"),
  t("Docs"),
];
const ROW = 48;

/** Triples as a table, of which only the rows in the window are there. */
export function TripleTable({ lines, group }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const change = useTripleForm();
  const opened = useView((s) => s.triples.opened);
  const looks = looksOf(useApp((s) => s.project.schema));
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index].id,
    overscan: 8,
  });
  const toggle = (id: string) => change((form) => ({ opened: toggled(form.opened, id) }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: only the rows in the window are there
    <div
      className="triple-table"
      role="table"
      aria-label={t("Triples")}
      aria-rowcount={lines.length + 1}
      aria-colcount={COLUMNS().length}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row of a table is none */}
      <div role="row" aria-rowindex={1} className="triple-head">
        {COLUMNS().map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: as the table
          // biome-ignore lint/a11y/useFocusableInteractive: it is only read
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div ref={box} className="triple-rows" role="presentation">
        <div
          style={{ height: virtualizer.getTotalSize(), position: "relative" }}
          role="presentation"
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            return (
              // biome-ignore lint/a11y/useSemanticElements: as the table
              // biome-ignore lint/a11y/useFocusableInteractive: a row of a table is none
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={line.kind === "group" ? "triple-group" : "triple-row"}
                style={{ transform: `translateY(${start}px)` }}
              >
                {line.kind === "group" ? (
                  // biome-ignore lint/a11y/useSemanticElements: as the table
                  <span role="cell" aria-colspan={COLUMNS().length}>
                    <bdi>
                      {group === "relation"
                        ? lookOf(looks.relations, line.name).verbose
                        : line.name}
                    </bdi>{" "}
                    <span className="quiet">
                      {t("{count, plural, one {# triple} other {# triples}}", {
                        count: line.count,
                      })}
                    </span>
                  </span>
                ) : (
                  <TripleRow
                    triple={line.triple}
                    looks={looks}
                    isOpen={opened.includes(line.id)}
                    onToggle={() => toggle(line.id)}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
