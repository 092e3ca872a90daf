import { useEffect, useState } from "react";
import type { ModelAbout } from "../../core/lifecycle/addedModel.ts";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { useApp } from "../app/useApp.ts";

/** What is told of a model; null until it is read, an error where it cannot be. */
export function useAbout(source: ModelSource): ModelAbout | Error | null {
  const aboutModel = useApp((s) => s.aboutModel);
  const [about, setAbout] = useState<ModelAbout | Error | null>(null);
  const key = JSON.stringify(source);
  useEffect(() => {
    let isWanted = true;
    const show = (found: ModelAbout | Error) => isWanted && setAbout(found);
    void aboutModel(JSON.parse(key) as ModelSource).then(show, show);
    return () => {
      isWanted = false;
    };
  }, [aboutModel, key]);
  return about;
}
