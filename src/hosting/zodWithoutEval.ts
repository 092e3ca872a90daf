import type { Plugin } from "vite";

const CONFIG = "__zod_globalConfig = {}";

/**
 * Has zod make no functions from text, from its first schema on: whether it may it would try, which
 * browsers report as a violation of the policy. A module that says so comes too late where the bundler
 * puts schemas into a chunk that runs before it.
 */
export const zodWithoutEval: Plugin = {
  name: "zod-without-eval",
  transform(code, id) {
    if (!/[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/.test(id)) return null;
    if (!code.includes(CONFIG))
      throw new Error("zod keeps its settings in another way than before");
    return { code: code.replace(CONFIG, "__zod_globalConfig = { jitless: true }"), map: null };
  },
};
