import { useDeferredValue, useMemo } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { typeCounts } from "../../core/review/typeCounts.ts";
import { violations } from "../../core/types/constraints.ts";
import { twinsOf } from "../../core/types/shownNames.ts";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { ReadOnlyNote } from "../app/ReadOnlyNote.tsx";
import { isEditable, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import type { TypeLook } from "../look/looks.ts";
import { AddType } from "./AddType.tsx";
import { SoughtTypes } from "./SoughtTypes.tsx";
import { StartFromSet } from "./StartFromSet.tsx";
import { TypeRow } from "./TypeRow.tsx";
import { UnknownTypes } from "./UnknownTypes.tsx";

/** The types of the project: one line each, with details to unfold. */
export function TypesDialog({ onClose }: { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const importFiles = useApp((s) => s.importFiles);
  const editable = useApp(isEditable);
  const looks = useLooks();
  const readsNames = useApp((s) => s.model.kind === "ready" && s.model.model.readsNames);
  const counts = useMemo(() => typeCounts(Object.values(project.docs)), [project.docs]);
  const broken = useMemo(() => violations(project), [project]);
  return (
    <DialogBox title={t("Types")} wide onClose={onClose}>
      <ReadOnlyNote />
      <p className="dialog-text">
        {t(
          "{readsNames, select, true {The model looks for a new type by its name at once. Confirm or correct what it finds, and train: examples take over. } other {A new type starts empty: label a few sentences with it, confirm them, and train. }}What the model knows of the other types stays. Without its tick a type is not annotated: it is not suggested, and sentences that are confirmed meanwhile say nothing of it.",
          { readsNames },
        )}
      </p>
      <StartFromSet />
      <UnknownTypes />
      <div className="types-columns">
        <Section kind="entity" looks={looks.entities} counts={counts.entities} />
        <Section
          kind="relation"
          looks={looks.relations}
          counts={counts.relations}
          broken={broken}
        />
      </div>
      <footer className="dialog-actions">
        <FileTrigger
          acceptedFileTypes={[".json"]}
          onSelect={(files) => {
            if (!files?.length) return;
            onClose();
            void importFiles([...files]);
          }}
        >
          <Button className="button" isDisabled={!editable}>
            {t("Import types from a file…")}
          </Button>
        </FileTrigger>
        <CommandButton command="saveTypes" className="button">
          {t("Save the types as a file")}
        </CommandButton>
      </footer>
    </DialogBox>
  );
}

interface SectionProps {
  readonly kind: TypeKind;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly counts: ReadonlyMap<string, number>;
  readonly broken?: ReadonlyMap<string, number>;
}

/** So many types fill the dialog. */
const FIRST = 20;

function Section({ kind, looks, counts, broken }: SectionProps) {
  const all = [...looks.values()];
  // The dialog opens with the first, the others follow: there may be hundreds.
  const drawn = useDeferredValue(all.length, FIRST);
  const twins = useMemo(() => twinsOf([...looks.values()]), [looks]);
  return (
    <section aria-label={kind === "entity" ? t("Span types") : t("Relation types")}>
      <h3>{kind === "entity" ? t("Spans") : t("Relations")}</h3>
      <ul className="types-list">
        {all.slice(0, drawn).map((look, place) => (
          <TypeRow
            // By place: a type that is renamed keeps its row, and the row the focus.
            key={place}
            kind={kind}
            look={look}
            others={all.filter(({ name }) => name !== look.name)}
            twin={twins.get(look.name)}
            count={counts.get(look.name) ?? 0}
            broken={broken?.get(look.name) ?? 0}
          />
        ))}
      </ul>
      <AddType kind={kind} />
      <SoughtTypes kind={kind} />
    </section>
  );
}
