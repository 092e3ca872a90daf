/**
 * A response with all of its body, where that is what it should be; else null. As nothing of it is still
 * to come, no page that goes away in the middle of reading keeps a service worker busy.
 *
 * @param integrity "sha256-" and the hash in base64
 */
export async function wholeResponse(
  { body, status, headers }: Response,
  integrity: string,
): Promise<Response | null> {
  try {
    const bytes = await new Response(body).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const isWhole = integrity === `sha256-${btoa(String.fromCharCode(...hash))}`;
    return isWhole ? new Response(bytes, { status, headers }) : null;
  } catch {
    return null; // it cannot even be read
  }
}
