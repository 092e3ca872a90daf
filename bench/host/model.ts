import { answerLines, quietConsole } from "./lines.ts";

/** Runs the bundled model in this process and answers until stdin ends. */
export async function runModelPeer(folder: string, root: string): Promise<void> {
  quietConsole();
  const { create } = await import("../peers/ownModel.ts");
  const model = await create(folder, root);
  process.stdout.write(`${JSON.stringify({ info: model.info })}\n`);
  await answerLines(async ({ task, of }: { task: keyof typeof model.tasks; of: never }) => {
    const began = performance.now();
    const result = await model.tasks[task](of);
    return { ms: performance.now() - began, result };
  });
}
