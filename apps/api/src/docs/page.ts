import { markup, verbatim } from './markup.ts'
import type { Markup, Piece } from './markup.ts'
import { style } from './style.ts'

/** What of an OpenAPI document the page shows. */
export interface ShownDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string | undefined }
  readonly paths?: Readonly<Record<string, object>> | undefined
  readonly webhooks?: Readonly<Record<string, unknown>> | undefined
  readonly components?: { readonly schemas?: Named | undefined; readonly responses?: Named | undefined } | undefined
}

type Named = Readonly<Record<string, unknown>>
type Content = Readonly<Record<string, { readonly schema?: unknown }>>

interface ShownParameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: unknown
}

interface ShownReply {
  readonly description: string
  readonly content?: Content
}

interface Entry {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly ShownParameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, ShownReply | { readonly $ref: string }>>
}

/** The reference as one page: no script, nothing from elsewhere, so it is there without a network. */
export function docsPage(document: ShownDocument): string {
  const { title, version, description = '' } = document.info
  const groups = [...Map.groupBy(entriesOf(document), ({ tags }) => tags?.[0] ?? 'Other')]
  const schemas = Object.entries(document.components?.schemas ?? {}).toSorted(([left], [right]) => (left < right ? -1 : 1))
  const contents = groups.map(([tag, entries]) => {
    const links = entries.map(
      ({ operationId, summary = '' }) => markup`<li><a href="#${operationId}" title="${summary}">${operationId}</a></li>`,
    )
    return markup`<p class="tag">${tag}</p><ul>${links}</ul>`
  })
  const sections = groups.map(([tag, entries]) => {
    return markup`<section><h2>${tag}</h2>${entries.map((entry) => operationPart(entry, document.components?.responses ?? {}))}</section>`
  })
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} API</title>
<style>${verbatim(style)}</style>
</head>
<body>
<nav aria-label="Operations">
<p><strong>${title}</strong> API ${version}<br><a href="/openapi.json">openapi.json</a></p>
${contents}
<p class="tag"><a href="#schemas">Schemas</a></p>
</nav>
<main>
<h1>${title} API</h1>
${description.split('\n\n').map((text) => markup`<p>${prose(text)}</p>`)}
${sections}
<section id="schemas"><h2>Schemas</h2>${schemas.map(([name, schema]) => schemaPart(name, schema))}</section>
</main>
</body>
</html>
`.markup
}

function entriesOf({ paths = {}, webhooks = {} }: ShownDocument): readonly Entry[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...(operation as Entry), method: method.toUpperCase(), path })),
  )
  const events = Object.entries(webhooks).map(([path, methods]) => {
    return { ...(methods as { readonly post: Entry }).post, method: 'TOLD', path, tags: ['Told to subscribers'] }
  })
  return [...operations, ...events]
}

function operationPart(entry: Entry, replies: Named): Markup {
  const { operationId, method, path, summary = '', description, parameters = [], requestBody, responses } = entry
  return markup`<article id="${operationId}">
<h3><span class="method">${method}</span> <code>${path}</code></h3>
<p>${prose(summary)}. <span class="id">${operationId}</span></p>
${description === undefined ? '' : markup`<p>${prose(description)}</p>`}
${parameters.length === 0 ? '' : parameterTable(parameters)}
${requestBody === undefined ? '' : markup`<h4>Body</h4>${bodyLines(requestBody.content)}`}
<h4>Replies</h4>
<ul class="replies">${Object.entries(responses).map(([status, reply]) => replyLine(status, replyOf(reply, replies)))}</ul>
</article>`
}

function parameterTable(parameters: readonly ShownParameter[]): Markup {
  const rows = parameters.map(
    ({ name, in: place, required, description = '', schema }) =>
      markup`<tr><td><code>${name}</code>${required ? ' *' : ''}</td><td>${place}</td><td>${typePart(schema)}</td><td>${prose(description)}</td></tr>`,
  )
  return markup`<table><thead><tr><th>Parameter</th><th>In</th><th>Type</th><th></th></tr></thead><tbody>${rows}</tbody></table>`
}

function bodyLines(content: Content): Piece {
  return Object.entries(content).map(([type, { schema }]) => markup`<p><code>${type}</code>: ${typePart(schema)}</p>`)
}

function replyOf(reply: Entry['responses'][string], replies: Named): ShownReply {
  return '$ref' in reply ? (replies[lastOf(reply.$ref)] as ShownReply) : reply
}

function replyLine(status: string, { description, content = {} }: ShownReply): Markup {
  const types = Object.values(content).map(({ schema }) => typePart(schema))
  return markup`<li><code>${status}</code> ${prose(description)} ${types}</li>`
}

function schemaPart(name: string, schema: unknown): Markup {
  const { description } = schema as { readonly description?: string }
  // Names of other schemas lead to them.
  const parts = JSON.stringify(schema, null, 2).split(/("#\/components\/schemas\/[^"]+")/)
  const linked = parts.map((part, at) => (at % 2 === 0 ? part : markup`<a href="#schema-${lastOf(part).slice(0, -1)}">${part}</a>`))
  return markup`<details id="schema-${name}"><summary><code>${name}</code></summary>
${description === undefined ? '' : markup`<p>${prose(description)}</p>`}<pre>${linked}</pre></details>`
}

/** A type in a few words: its schema's name where it has one. */
function typePart(schema: unknown): Piece {
  if (typeof schema !== 'object' || schema === null) return ''
  const { $ref, type, items, anyOf, oneOf, enum: choices, properties } = schema as Named
  if (typeof $ref === 'string') return markup`<a href="#schema-${lastOf($ref)}">${lastOf($ref)}</a>`
  const options = (anyOf ?? oneOf) as readonly unknown[] | undefined
  if (options) return options.map((option, at) => markup`${at === 0 ? '' : ' or '}${typePart(option)}`)
  if (Array.isArray(choices)) return choices.map(String).join(', ')
  if (items !== undefined) return markup`list of ${typePart(items)}`
  if (typeof properties === 'object' && properties !== null) {
    const parts = Object.entries(properties).map(
      ([name, part], at) => markup`${at === 0 ? '' : ', '}<code>${name}</code>: ${typePart(part)}`,
    )
    return markup`{ ${parts} }`
  }
  return Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'anything'
}

/** Text whose `code` is marked. */
function prose(text: string): Piece {
  return text.split('`').map((part, at) => (at % 2 === 1 ? markup`<code>${part}</code>` : part))
}

function lastOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
