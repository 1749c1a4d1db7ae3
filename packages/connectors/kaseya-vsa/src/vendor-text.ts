/** Whether a reply is a page for a browser, as a proxy, a log-in page or the web interface answers. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype|html|\?xml|head|body)/i.test(text)
}

/** A vendor's words as one line for a person. */
export function oneLine(raw: string): string {
  const line = raw.replaceAll(/\s+/g, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
