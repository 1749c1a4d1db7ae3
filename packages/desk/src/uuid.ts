/** Whether a text can be the id of a row whose ids are UUIDs. What can't is no row, and no fault of the database. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
}
