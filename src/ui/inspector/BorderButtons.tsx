import { Button } from "react-aria-components";
import { isEditable, useApp } from "../app/useApp.ts";

const BORDERS = [
  { side: "start", by: -1, label: "Start one word earlier", sign: "←" },
  { side: "start", by: 1, label: "Start one word later", sign: "→" },
  { side: "end", by: -1, label: "End one word earlier", sign: "←" },
  { side: "end", by: 1, label: "End one word later", sign: "→" },
] as const;

/** Moves the borders of an entity by words. */
export function BorderButtons({ id }: { id: string }) {
  const moveBorder = useApp((s) => s.moveBorder);
  const editable = useApp(isEditable);
  return (
    <fieldset className="borders">
      <legend>Borders</legend>
      {(["start", "end"] as const).map((side) => (
        <div key={side} className="border-pair">
          <span aria-hidden="true">{side === "start" ? "Start" : "End"}</span>
          {BORDERS.filter((border) => border.side === side).map(({ by, label, sign }) => (
            <Button
              key={label}
              className="button small"
              aria-label={label}
              isDisabled={!editable}
              onPress={() => moveBorder(id, side, by)}
            >
              {sign}
            </Button>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
