import { html, raw } from 'hono/html'

/** What of an OpenAPI document the page shows. */
export interface ShownDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string | undefined }
  readonly paths?: Readonly<Record<string, object>> | undefined
  readonly webhooks?: Readonly<Record<string, unknown>> | undefined
  readonly components?:
    | {
        readonly schemas?: Readonly<Record<string, unknown>> | undefined
        readonly responses?: Readonly<Record<string, unknown>> | undefined
      }
    | undefined
}

interface ShownOperation {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> }
  readonly responses: Readonly<Record<string, ShownReply | { readonly $ref: string }>>
}

interface ShownReply {
  readonly description: string
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>
}

interface Entry extends ShownOperation {
  readonly method: string
  readonly path: string
}

/** The reference as one page: no script, nothing from elsewhere, so it is there without a network. */
export function docsPage(document: ShownDocument): string {
  const entries = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, ...(operation as ShownOperation) })),
  )
  const webhooks = Object.entries(document.webhooks ?? {}).map(([path, methods]) => ({
    method: 'EVENT',
    path,
    ...(methods as { readonly post: ShownOperation }).post,
  }))
  const byTag = Map.groupBy(entries, ({ tags }) => tags?.[0] ?? 'Other')
  if (webhooks.length > 0) byTag.set('Events told to subscribers', webhooks)
  const schemas = Object.entries(document.components?.schemas ?? {}).toSorted(([left], [right]) => (left < right ? -1 : 1))
  const replyOf = (reply: ShownReply | { readonly $ref: string }): ShownReply =>
    '$ref' in reply ? (document.components?.responses?.[reply.$ref.slice(reply.$ref.lastIndexOf('/') + 1)] as ShownReply) : reply
  const { title, version, description = '' } = document.info
  return String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} API ${version}</title>
          <style>
            ${raw(style)}
          </style>
        </head>
        <body>
          <nav aria-label="Operations">
            <p><strong>${title}</strong> ${version}<br /><a href="/openapi.json">openapi.json</a></p>
            ${[...byTag].map(
              ([tag, operations]) =>
                html`<p class="tag">${tag}</p>
                  <ul>
                    ${operations.map(({ operationId, summary }) => html`<li><a href="#${operationId}" title="${summary}">${operationId}</a></li>`)}
                  </ul>`,
            )}
            <p class="tag"><a href="#schemas">Schemas</a></p>
          </nav>
          <main>
            <h1>${title} API</h1>
            ${description.split('\n\n').map((text) => html`<p>${prose(text)}</p>`)}
            ${[...byTag].map(
              ([tag, operations]) =>
                html`<section>
                  <h2>${tag}</h2>
                  ${operations.map((entry) => operationPart(entry, replyOf))}
                </section>`,
            )}
            <section id="schemas">
              <h2>Schemas</h2>
              ${schemas.map(
                ([name, schema]) =>
                  html`<details id="schema-${name}">
                    <summary><code>${name}</code></summary>
                    ${schemaPart(schema)}
                  </details>`,
              )}
            </section>
          </main>
        </body>
      </html> `,
  )
}

function operationPart(entry: Entry, replyOf: (reply: ShownOperation['responses'][string]) => ShownReply) {
  const { operationId, method, path, summary = '', description, parameters = [], requestBody, responses } = entry
  return html`<article id="${operationId}">
    <h3><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
    <p>${prose(summary)}. <span class="id">${operationId}</span></p>
    ${description === undefined ? '' : html`<p>${prose(description)}</p>`}
    ${
      parameters.length === 0
        ? ''
        : html`<table>
            <thead>
              <tr>
                <th>Parameter</th>
                <th>In</th>
                <th>Type</th>
                <th></th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map(
                ({ name, in: place, required, description: words, schema }) =>
                  html`<tr>
                    <td><code>${name}</code>${required ? ' *' : ''}</td>
                    <td>${place}</td>
                    <td>${typePart(schema)}</td>
                    <td>${prose(words ?? '')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${
      requestBody === undefined
        ? ''
        : html`<h4>Body</h4>
            ${Object.entries(requestBody.content).map(([type, { schema }]) => html`<p><code>${type}</code>: ${typePart(schema)}</p>`)}`
    }
    <h4>Replies</h4>
    <ul class="replies">
      ${Object.entries(responses).map(([status, reply]) => {
        const { description: words, content = {} } = replyOf(reply)
        return html`<li><code>${status}</code> ${prose(words)} ${Object.values(content).map(({ schema }) => typePart(schema))}</li>`
      })}
    </ul>
  </article>`
}

function schemaPart(schema: unknown) {
  const { description } = schema as { readonly description?: string }
  const shown = JSON.stringify(schema, null, 2)
  // Names of other schemas lead to them.
  const parts = shown.split(/("#\/components\/schemas\/[^"]+")/)
  return html`${description === undefined ? '' : html`<p>${prose(description)}</p>`}
    <pre>
${parts.map((part) => {
  const name = /^"#\/components\/schemas\/([^"]+)"$/.exec(part)?.[1]
  return name === undefined ? part : html`<a href="#schema-${name}">${part}</a>`
})}</pre>`
}

/** A type in a few words: its schema's name where it has one. */
function typePart(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return ''
  const { $ref, type, items, anyOf, oneOf, enum: choices, properties } = schema as Readonly<Record<string, unknown>>
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1)
    return html`<a href="#schema-${name}">${name}</a>`
  }
  const options = (anyOf ?? oneOf) as readonly unknown[] | undefined
  if (options) return options.map((option, at) => html`${at === 0 ? '' : ' or '}${typePart(option)}`)
  if (Array.isArray(choices)) return choices.map((choice) => String(choice)).join(', ')
  if (items !== undefined) return html`list of ${typePart(items)}`
  if (typeof properties === 'object' && properties !== null) {
    const entries = Object.entries(properties)
    return html`{ ${entries.map(([name, part], at) => html`${at === 0 ? '' : ', '}<code>${name}</code>: ${typePart(part)}`)} }`
  }
  return Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'anything'
}

/** Text with its \`code\` marked. */
function prose(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); font: 16px/1.5 system-ui, sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: .875rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav .tag { margin: 1rem 0 .25rem; font-weight: 600; }
main { max-width: 60rem; padding: 1rem 2rem 6rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0 1rem; }
h3 { font-size: 1.1rem; overflow-wrap: anywhere; }
h4 { margin: .75rem 0 .25rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .875em; }
pre { background: var(--soft); padding: .75rem; overflow: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
.id { opacity: .7; }
.method { font-size: .8em; font-weight: 700; padding: .1rem .4rem; border: 1px solid var(--line); border-radius: .25rem; }
.replies { padding-left: 1rem; margin: 0; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
`
