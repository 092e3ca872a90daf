import { useState } from "react";
import { Button } from "react-aria-components";
import type { Thing } from "../../core/results/mentions.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { useSaid } from "./useSaid.ts";

/** Makes things one, under the name that is chosen. */
export function MergeThings({ things }: { things: readonly Thing[] }) {
  const mergeThings = useApp((s) => s.mergeThings);
  const say = useSaid();
  const names = [...new Set(things.flatMap(({ name, forms }) => [name, ...forms]))];
  const [name, setName] = useState(names[0]);
  return (
    <>
      <Choice
        label={t("Shown as")}
        value={name}
        options={names.map((form) => ({ id: form, name: visibly(form) }))}
        onChange={setName}
      />
      <Button
        className="button small primary"
        onPress={() => say(mergeThings(things, name), t("Merged as {name}", { name }))}
      >
        {t("Merge as one")}
      </Button>
    </>
  );
}
