import type { AddedModel } from "../core/lifecycle/addedModel.ts";
import { modelName } from "../core/lifecycle/modelName.ts";
import { t } from "../language/words.ts";
import type { Adding, AddingState } from "./addingState.ts";
import { type Context, messageOf } from "./context.ts";
import { fileNameOf } from "./fileNameOf.ts";
import type { PickedFile } from "./importState.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import { thresholdsInUse } from "./thresholdsInUse.ts";

/** Models that come from files, and what is told and taken away of those that are here. */
export function addingSlice(
  context: Context,
  runtime: ModelRuntime,
): Omit<AddingState, "adding" | "removeAdded"> {
  const { get, set, services, notify, canEdit } = context;
  const { text, model } = services;

  const current = (id: string) => {
    const { adding } = get();
    return "id" in adding && adding.id === id ? adding : null;
  };
  const close = () => {
    const { adding } = get();
    if ("id" in adding) void text.closeModel(adding.id).catch(() => {});
    set({ adding: { kind: "none" } });
  };
  const stored = async (added: AddedModel) => {
    await runtime.refreshVersions();
    notify("info", t("{name} is added. Open it in Models.", { name: added.name }));
  };

  return {
    addModel: async (files, beside = []) => {
      if (!canEdit() || files.length === 0) return;
      close();
      const [id, name] = [newId(), modelName(nameOf(files)) || t("Model")];
      set({ adding: { kind: "looking", id, name } });
      if (beside.length > 0) notify("info", saidOfDocuments(beside));
      try {
        const found = await text.lookAtModel(id, name, await blobsOf(files));
        if (current(id)) set({ adding: { kind: "looked", id, name, found, fault: null } });
      } catch (error) {
        if (current(id)) set({ adding: { kind: "refused", name, message: messageOf(error) } });
      }
    },
    storeModel: async (as) => {
      const { adding } = get();
      if (adding.kind !== "looked") return;
      const { id, name, found } = adding;
      const storing: Adding = { kind: "storing", id, name, found, done: 0, all: found.bytes };
      set({ adding: storing });
      try {
        const added = await text.storeModel(id, as, (done, all) => {
          if (current(id)?.kind === "storing") set({ adding: { ...storing, done, all } });
        });
        if (current(id)) close();
        if (added) await stored(added);
      } catch (error) {
        if (current(id)) set({ adding: { ...adding, fault: messageOf(error) } });
      }
    },
    closeAdding: close,
    readTypes: async (file) => {
      const { parseModelTypes } = await import("../io/modelTypes.ts");
      return parseModelTypes(await file.text(), file.name);
    },
    aboutModel: (source) => model.about(source),
    modelRoom: () => model.room(),
    exportStored: async (source, { name, dtype }) => {
      try {
        const inUse = thresholdsInUse(get().project.schema);
        const { zip, single } = await model.exportStored(source, { dtype, inUse });
        services.download(`${fileNameOf(name)}-${dtype}.zip`, zip);
        if (single.length > 0)
          notify(
            "info",
            t("Numbers too large for float16 are stored as float32: in {single}.", {
              single: single.join(", "),
            }),
          );
      } catch (error) {
        notify(
          "error",
          t("The model could not be exported: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
  };
}

/** So many are named. */
const NAMED = 3;

function saidOfDocuments(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  const names =
    paths.slice(0, NAMED).join(", ") + (more > 0 ? t(" and {more, number} more", { more }) : "");
  return t(
    "{paths, plural, one {A model came, so it is looked at in Models. What lies beside it was not opened: {names}. Drop it by itself.} other {A model came, so it is looked at in Models. {paths, number} documents beside it were not opened: {names}. Drop them by themselves.}}",
    { paths: paths.length, names },
  );
}

async function blobsOf(files: readonly PickedFile[]): Promise<Map<string, Blob>> {
  const blobs = new Map<string, Blob>();
  for (const file of files) blobs.set(file.name, await blobOf(file));
  return blobs;
}

const blobOf = async (file: PickedFile): Promise<Blob> =>
  file instanceof Blob ? file : ((await file.blob?.()) ?? new Blob([await file.arrayBuffer()]));

/** What a model is called by its files: by their folder, or a zip, or the one that lies alone. */
function nameOf(files: readonly PickedFile[]): string {
  const folders = new Set(files.map(({ name }) => name.split("/").slice(0, -1)[0] ?? ""));
  const [folder] = folders;
  if (folders.size === 1 && folder) return folder;
  const named = files.find(({ name }) => /\.(?:zip|pt|pth|ckpt)$/i.test(name)) ?? files[0];
  const file = named.name.split("/").at(-1) ?? "";
  return files.length === 1 || named !== files[0] ? file.replace(/\.\w+$/, "") : t("Model");
}
