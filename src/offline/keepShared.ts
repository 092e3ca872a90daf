import { SHARED_SEARCH, sharedCache } from "./kept.ts";

/** Keeps what another app shared for the page, which is then opened. It goes nowhere else. */
export async function keepShared(request: Request, scope: string): Promise<Response> {
  const form = await request.formData();
  const text = ["title", "text", "url"]
    .map((field) => form.get(field))
    .filter((value) => typeof value === "string" && value !== "")
    .join("\n\n");
  const cache = await caches.open(sharedCache(scope));
  await cache.put(scope, new Response(text));
  return Response.redirect(scope + SHARED_SEARCH, 303);
}
