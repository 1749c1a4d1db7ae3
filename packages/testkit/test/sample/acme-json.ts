/** Acme writes JSON on one line, with a space where others have none. */
export function acmeJson(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ')
}
