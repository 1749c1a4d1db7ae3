import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { root } from '../repository/workspace.ts'
import { usedCallsIn } from './used-calls.ts'
import { usedFieldsIn } from './used-fields.ts'
import { wordsOfAll, wordsOfEndpoints, wordsOfFacts, wordsOfModels, wordsOfReference } from './vendor-words.ts'
import type { EndpointList, ModelTables, VendorWords } from './vendor-words.ts'

const apis = z.array(
  z.strictObject({
    /** For people. */
    name: z.string().min(1),
    /** The connector's file of calls, below its folder. */
    calls: z.string().min(1),
    /** The folder of its schemas of replies. */
    replies: z.string().min(1),
    /** What addresses in the texts begin with. */
    base: z.string().startsWith('/'),
    /** Texts below the folder of vendor documents. */
    endpoints: z.string().optional(),
    models: z.string().optional(),
    facts: z.strictObject({ file: z.string(), from: z.string(), to: z.string() }).optional(),
    reference: z.string().optional(),
  }),
)

/** An API whose vendor publishes no OpenAPI document, and the texts that its connector is held against. */
export type DescribedApi = z.output<typeof apis>[number]

/** The APIs of a connector, as its `vendor-text.json` names them. Empty for one that has none. */
export function describedApisOf(folder: string): readonly DescribedApi[] {
  const file = `${root}/${folder}/vendor-text.json`
  return existsSync(file) ? apis.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

/** Whatever a connector uses and no text of its vendor has, one line each. */
export async function findUntold(folder: string, api: DescribedApi, documents: string): Promise<readonly string[]> {
  const words = readWords(api, documents)
  const file = `${root}/${folder}/${api.calls}`
  const { calls, fields } = usedCallsIn(file, readFileSync(file, 'utf8'))
  const read = await readFields(`${root}/${folder}/${api.replies}`)
  if (calls.length === 0 || read.length === 0)
    throw new Error(`${folder}: ${api.calls} or ${api.replies} holds nothing that could be compared.`)
  return [
    ...calls.filter((call) => !words.hasCall(call)).map((call) => `${call}: no such call`),
    ...fields.filter((name) => !words.hasField(name, null)).map((name) => `${name}: no such field to send`),
    ...read
      .filter(({ name, model }) => !words.hasField(name, model))
      .map(({ name, model, schema }) => `${schema}.${name}: no such field${model === null ? '' : ` of ${model}`}`),
  ]
}

function readWords({ base, endpoints, models, facts, reference }: DescribedApi, documents: string): VendorWords {
  const read = (file: string): string => readFileSync(`${documents}/${file}`, 'utf8')
  return wordsOfAll([
    ...(endpoints === undefined ? [] : [wordsOfEndpoints(JSON.parse(read(endpoints)) as EndpointList, base)]),
    ...(models === undefined ? [] : [wordsOfModels(JSON.parse(read(models)) as ModelTables)]),
    ...(facts === undefined ? [] : [wordsOfFacts(between(read(facts.file), facts.from, facts.to))]),
    ...(reference === undefined ? [] : [wordsOfReference(read(reference), base)]),
  ])
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from)
  const end = text.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error(`The facts hold no part from “${from}” to “${to}”.`)
  return text.slice(start, end)
}

async function readFields(folder: string) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(`${folder}/${file}`).href) as Promise<Record<string, unknown>>),
  )
  return modules.flatMap(usedFieldsIn)
}
