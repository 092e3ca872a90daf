import { useEffect, useRef, useState } from "react";
import { Button, FileTrigger, Input, Label, TextField } from "react-aria-components";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import type { Adding } from "../../store/addingState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { pickedFiles } from "../documents/pickedFiles.ts";
import { factsText } from "./modelText.ts";
import { TypeNames } from "./TypeNames.tsx";

/** A model from files: chosen, looked at, named, and stored. */
export function AddModel() {
  const adding = useApp((s) => s.adding);
  const closeAdding = useApp((s) => s.closeAdding);
  return (
    <section aria-label="Add a model from files">
      <h3>Add from files</h3>
      <Choosing />
      {adding.kind === "looking" && <p role="status">Looking at {adding.name}…</p>}
      {adding.kind === "refused" && (
        <div className="model-refused">
          <p role="alert">This cannot be added. {adding.message}.</p>
          <Button className="button small" onPress={closeAdding}>
            Close
          </Button>
        </div>
      )}
      {adding.kind === "looked" && <Looked key={adding.id} adding={adding} />}
      {adding.kind === "storing" && (
        <div className="toolbar-progress">
          <Progress
            label={`Storing ${adding.name}`}
            value={adding.done}
            total={adding.all}
            text={`${megabytes(adding.done)} of ${megabytes(adding.all)} stored`}
          />
          <Button className="button small" onPress={closeAdding}>
            Stop
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
        A folder as it lies on the Hub (config.json, tokenizer, model.safetensors or
        pytorch_model.bin), a checkpoint of SpERT, or a model that Spanloom exported. Drop it here,
        as a folder, files or a zip, or choose it. It stays on this computer.
      </p>
      <div className="model-choose">
        <FileTrigger acceptDirectory onSelect={add}>
          <Button className="button" isDisabled={isDisabled}>
            Choose a folder
          </Button>
        </FileTrigger>
        <FileTrigger allowsMultiple onSelect={add}>
          <Button className="button" isDisabled={isDisabled}>
            Choose files or a zip
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
      aria-label="Model to add"
      onSubmit={(event) => {
        event.preventDefault();
        void storeModel({ name: name.trim(), types: types ?? undefined });
      }}
    >
      <p role="status">{factsText(found)}</p>
      <TextField className="field" value={name} onChange={setName} autoFocus>
        <Label>Name</Label>
        <Input dir="auto" />
      </TextField>
      {found.types === null && <TypeNames rows={found.rows} onChange={setTypes} />}
      {isFull && (
        <p role="alert">
          It needs {megabytes(found.bytes)}, but this browser has room for{" "}
          {megabytes(found.room ?? 0)} only.
        </p>
      )}
      {fault !== null && <p role="alert">It could not be stored: {fault}.</p>}
      <div className="model-choose">
        <Button
          className="button primary"
          type="submit"
          isDisabled={types === null || name.trim() === ""}
        >
          Add
        </Button>
        <Button className="button" onPress={closeAdding}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
