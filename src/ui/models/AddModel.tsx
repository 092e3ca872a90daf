import { useEffect, useRef, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { asNow, t } from "../../language/words.ts";
import type { Adding } from "../../store/addingState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { isName, NameField } from "../controls/NameField.tsx";
import { Progress } from "../controls/Progress.tsx";
import { pickedFiles } from "../documents/pickedFiles.ts";
import { factsText } from "./modelText.ts";
import { TypeNames } from "./TypeNames.tsx";

/** A model from files: chosen, looked at, named, and stored. */
export function AddModel() {
  const adding = useApp((s) => s.adding);
  const closeAdding = useApp((s) => s.closeAdding);
  return (
    <section aria-label={t("Add a model from files")}>
      <h3>{t("Add from files")}</h3>
      <Choosing />
      {adding.kind === "looking" && (
        <p role="status">{t("Looking at {name}…", { name: adding.name })}</p>
      )}
      {adding.kind === "refused" && (
        <div className="model-refused">
          <p role="alert">
            {t("This cannot be added. {message}.", { message: asNow(adding.message) })}
          </p>
          <Button className="button small" onPress={closeAdding}>
            {t("Close")}
          </Button>
        </div>
      )}
      {adding.kind === "looked" && <Looked key={adding.id} adding={adding} />}
      {adding.kind === "storing" && (
        <div className="toolbar-progress">
          <Progress
            label={t("Storing {name}", { name: adding.name })}
            value={adding.done}
            total={adding.all}
            text={t("{done} of {all} stored", {
              done: megabytes(adding.done),
              all: megabytes(adding.all),
            })}
          />
          <Button className="button small" onPress={closeAdding}>
            {t("Stop")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Choosing() {
  const addModel = useApp((s) => s.addModel);
  const isDisabled = useApp((s) => !isEditable(s) || s.adding.kind === "storing");
  const add = (files: FileList | null) => {
    if (files) void addModel(pickedFiles(files));
  };
  return (
    <>
      <p className="quiet">
        {t(
          "A folder as it lies on the Hub (config.json, tokenizer, model.safetensors or pytorch_model.bin), a checkpoint of SpERT, or a model that Spanloom exported. Drop it here, as a folder, files or a zip, or choose it. It stays on this computer.",
        )}
      </p>
      <div className="model-choose">
        <FileTrigger acceptDirectory onSelect={add}>
          <Button className="button" isDisabled={isDisabled}>
            {t("Choose a folder")}
          </Button>
        </FileTrigger>
        <FileTrigger allowsMultiple onSelect={add}>
          <Button className="button" isDisabled={isDisabled}>
            {t("Choose files or a zip")}
          </Button>
        </FileTrigger>
      </div>
    </>
  );
}

/** What was found, under which name it is stored, and what its types are called where it is silent. */
function Looked({ adding }: { adding: Extract<Adding, { kind: "looked" }> }) {
  const { found, fault } = adding;
  const storeModel = useApp((s) => s.storeModel);
  const closeAdding = useApp((s) => s.closeAdding);
  const [name, setName] = useState(adding.name);
  const [types, setTypes] = useState<ModelTypes | null>(found.types);
  const isFull = found.room !== null && found.room < found.bytes;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  return (
    <form
      ref={form}
      className="model-looked"
      aria-label={t("Model to add")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isName(name)) void storeModel({ name: name.trim(), types: types ?? undefined });
      }}
    >
      <p role="status">{factsText(found)}</p>
      <NameField value={name} onChange={setName} autoFocus />
      {found.types === null && <TypeNames rows={found.rows} onChange={setTypes} />}
      {isFull && (
        <p role="alert">
          {t("It needs {bytes}, but this browser has room for {room} only.", {
            bytes: megabytes(found.bytes),
            room: megabytes(found.room ?? 0),
          })}
        </p>
      )}
      {fault !== null && (
        <p role="alert">{t("It could not be stored: {fault}.", { fault: asNow(fault) })}</p>
      )}
      <div className="model-choose">
        <Button
          className="button primary"
          type="submit"
          isDisabled={types === null || !isName(name)}
        >
          {t("Add")}
        </Button>
        <Button className="button" onPress={closeAdding}>
          {t("Cancel")}
        </Button>
      </div>
    </form>
  );
}
