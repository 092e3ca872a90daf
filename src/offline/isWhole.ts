/** Whether a response holds what it should. `integrity` is "sha256-" and the hash in base64. */
export async function isWhole(response: Response, integrity: string): Promise<boolean> {
  try {
    const hash = new Uint8Array(
      await crypto.subtle.digest("SHA-256", await response.arrayBuffer()),
    );
    return integrity === `sha256-${btoa(String.fromCharCode(...hash))}`;
  } catch {
    return false; // it cannot even be read
  }
}
