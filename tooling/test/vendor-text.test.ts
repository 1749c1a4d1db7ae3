import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { connectorPackages } from '../generator/connector-packages.ts'
import { readWorkspace } from '../repository/workspace.ts'
import { findVendorDocuments } from '../vendor-document/vendor-documents.ts'
import { usedCallsIn } from '../vendor-text/used-calls.ts'
import { usedFieldsIn } from '../vendor-text/used-fields.ts'
import { describedApisOf, findUntold } from '../vendor-text/vendor-text.ts'
import { wordsOfEndpoints, wordsOfFacts, wordsOfModels, wordsOfReference } from '../vendor-text/vendor-words.ts'

const documents = findVendorDocuments()
const described = connectorPackages(readWorkspace()).flatMap(({ id, folder }) =>
  describedApisOf(folder).map((api) => ({ id, folder, api })),
)

describe.skipIf(documents === null)('calls and fields of vendors without an OpenAPI document stand in the vendors’ own texts', () => {
  test.each(described.map((one) => ({ ...one, name: `${one.id}, ${one.api.name}` })))('$name', async ({ folder, api }) => {
    const untold = await findUntold(folder, api, documents?.folder ?? '')
    if (untold.length > 0) console.log(untold.join('\n'))
    expect(untold).toEqual([])
  })
})

describe('what is compared', () => {
  test('calls and what is sent are read off a file of paths', () => {
    const text = `
      interface Get<P = never> { parameters: { path: P } }
      export interface Body { readonly Name: string; readonly Rows: readonly { readonly key: 'a' }[] }
      export interface AcmePaths {
        '/things': { get: Get; post: Get<Body> }
        '/things/{thingId}/': { delete: Get<{ readonly thingId: string }> }
      }`
    expect(usedCallsIn('paths.ts', text)).toEqual({ calls: ['GET /things', 'POST /things', 'DELETE /things/{}'], fields: ['Name', 'Rows'] })
  })

  test('fields of replies are read off schemas, with the record that they belong to', () => {
    const inner = z.object({ City: z.string() }).nullish()
    const thing = z.object({ Id: z.string(), Address: inner, Tags: z.array(z.object({ Word: z.string() })).optional() })
    expect(usedFieldsIn({ thing: thing.meta({ title: 'KThing' }), other: 7 }).map(({ name, model }) => [name, model])).toEqual([
      ['Id', 'KThing'],
      ['Address', 'KThing'],
      ['City', null],
      ['Tags', 'KThing'],
      ['Word', null],
    ])
  })

  test('lists of endpoints: paths with numbers or variables for ids', () => {
    const words = wordsOfEndpoints(
      { endpoints: [{ paths: ['/api/v1/a/{0}/b', '/api/v1/c/$Id?x={1}'], methods: ['GET', 'PUT'] }] },
      '/api/v1',
    )
    expect(['GET /a/{}/b', 'PUT /c/{}', 'POST /a/{}/b', 'GET /a/{}'].map((call) => words.hasCall(call))).toEqual([true, true, false, false])
  })

  test('tables of models: a field of another record does not count', () => {
    const words = wordsOfModels({ models: { KOne: { fields: [{ name: 'Id' }] }, KTwo: { fields: [{ name: 'Name' }] } } })
    expect([words.hasField('Id', 'KOne'), words.hasField('Name', 'KOne'), words.hasField('Name', null)]).toEqual([true, false, true])
  })

  test('fact sheets: methods, choices, parts that may be left out, ends of paths', () => {
    const words = wordsOfFacts('| `GET|PUT /a/{id}[/x]` ; `…/b/{deskId}/{status|kinds}` | Id, `$top` |\n`POST /c {Text}`')
    const found = ['GET /a/{}', 'PUT /a/{}/x', 'GET /long/b/{}/kinds', 'POST /c', 'GET /c', 'POST /a/{}', 'GET /b'].map((call) =>
      words.hasCall(call),
    )
    expect(found).toEqual([true, true, true, true, false, false, false])
    expect([words.hasField('$top', null), words.hasField('Id', null), words.hasField('I', null)]).toEqual([true, true, false])
  })

  test('references: printed addresses, samples, members of JSON and of tables', () => {
    const text =
      'r = api.hooks(\'1\').renew.post()\n{ "Data": { "Key": 1 } }\nhttps://api.x.example/v3/things/:id\n\nHTTP Verb\n\nGET\n\nName\tstring\tyes\n'
    const words = wordsOfReference(text, '/v3')
    expect(['GET /things/{}', 'POST /hooks/{}/renew', 'POST /things/{}'].map((call) => words.hasCall(call))).toEqual([true, true, false])
    expect(['Key', 'Name', 'yes'].map((name) => words.hasField(name, null))).toEqual([true, true, false])
  })
})
