import type { VendorSandbox } from '@jackfield/sandbox'
import { connectorConformance } from '@jackfield/testkit'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { connectorPackages } from '../generator/connector-packages.ts'
import type { ConnectorPackage } from '../generator/connector-packages.ts'
import { loadConnector } from '../generator/connectors-page.ts'
import { readManifest, readWorkspace, root } from '../repository/workspace.ts'
import { differencesBetween, startCheckingProxy } from '../vendor-document/checking-proxy.ts'
import { withTwinPathsJoined } from '../vendor-document/twin-paths.ts'
import type { ProxyReport } from '../vendor-document/checking-proxy.ts'
import { judgeFindings, noSuchOperation, readDeviations } from '../vendor-document/deviations.ts'
import { findVendorDocuments, vendorDocumentOf } from '../vendor-document/vendor-documents.ts'
import type { VendorDocuments } from '../vendor-document/vendor-documents.ts'

const documents = findVendorDocuments()
const connectors = connectorPackages(readWorkspace())

if (documents) for (const connector of connectors) await checkTraffic(connector, documents)
else console.log('Not checked against the vendors’ own documents: their folder is not there (VENDOR_DOCS, by default ../shared/vendors).')

/** What both documents said of one run of the suite. */
interface Seen {
  vendor?: ProxyReport
  own?: ProxyReport
  served?: number
}

/** All traffic of the conformance suite, in the standard variant and without faults, passes both documents on its way. */
async function checkTraffic(found: ConnectorPackage, { folder, tool }: VendorDocuments): Promise<void> {
  const named = vendorDocumentOf(found.folder)
  if (!named) return console.log(`${found.id} is not checked against its vendor's document: sandbox/vendor-document.json names none.`)
  const connector = await loadConnector(found)
  const sandbox = await loadSandbox(found)
  const ours = `${root}/${found.folder}/openapi.yaml`
  const { ignoreCase } = named
  const vendorDocument = { file: `${folder}/${named.document}`, ignoreCase }
  const known = readDeviations(found.folder)
  const undocumented = known.filter(({ finding }) => finding === noSuchOperation)

  const runThrough = (variants: 'standard' | Readonly<Record<string, string>>): Seen => {
    const seen: Seen = {}
    connectorConformance({
      connector,
      sandbox,
      variants,
      async through(target) {
        const vendor = await startCheckingProxy(tool, vendorDocument, target)
        const own = await startCheckingProxy(tool, { file: ours, ignoreCase }, vendor.url)
        return {
          publicUrl: own.url,
          async close(served) {
            seen.own = await own.stop()
            seen.vendor = await vendor.stop()
            seen.served = served
          },
        }
      },
    })
    return seen
  }
  const standard = runThrough('standard')
  const others = named.onlyIn.map(({ operation, variant }) => ({ operation, seen: runThrough(variant) }))

  test(`openapi.yaml of ${found.id} is what the vendor’s document has`, async () => {
    expect(await differencesBetween(tool, ours, vendorDocument)).toEqual([])
  })

  describe(`the traffic of ${found.id}`, () => {
    test('passed the check whole', () => {
      expect(standard.served).toBeGreaterThan(0)
      expect([standard.own?.requests, standard.vendor?.requests]).toEqual([standard.served, standard.served])
    })

    test('fits the vendor’s document, but where the facts say that the wire differs', () => {
      expect(judgeFindings(linesOf(standard.vendor), known).unexplained).toEqual([])
      // What only one variant brings out is found there.
      const seenAnywhere = [standard, ...others.map(({ seen }) => seen)].flatMap(({ vendor }) => linesOf(vendor))
      const { notFound } = judgeFindings(seenAnywhere, known)
      expect(notFound, 'these are listed in sandbox/deviations.json and were not found').toEqual([])
    })

    test('fits openapi.yaml, but for the calls that the vendor’s document lacks too', () => {
      expect(judgeFindings(linesOf(standard.own), undocumented)).toEqual({ unexplained: [], notFound: [] })
    })

    test('uses every operation of openapi.yaml', () => {
      const unused = operationsIn(ours).filter((operation) => !standard.own?.operations.includes(operation))
      expect(unused.sort()).toEqual(named.onlyIn.map(({ operation }) => operation).sort())
    })

    for (const { operation, seen } of others) {
      test(`uses ${operation} in the variant that is named for it, and fits there too`, () => {
        expect(seen.own?.operations).toContain(operation)
        expect(judgeFindings(linesOf(seen.vendor), known).unexplained).toEqual([])
        expect(judgeFindings(linesOf(seen.own), undocumented).unexplained).toEqual([])
      })
    }

    test('differs only for reasons that stand in the facts', () => {
      const facts = readFileSync(`${folder}/${named.document.slice(0, named.document.indexOf('/'))}/FACTS.md`, 'utf8')
      const sections = [...facts.matchAll(/^## (\d+)\./gm)].map(([, number]) => `FACTS ${number}`)
      expect(known.filter(({ source }) => !sections.some((section) => source === section || source.startsWith(`${section}:`)))).toEqual([])
    })
  })
}

async function loadSandbox({ folder }: ConnectorPackage): Promise<VendorSandbox> {
  const entry = readManifest(folder).exports?.['./sandbox'] ?? './sandbox/index.ts'
  const loaded = (await import(pathToFileURL(`${root}/${folder}/${entry}`).href)) as { readonly sandbox: VendorSandbox }
  return loaded.sandbox
}

function linesOf(report: ProxyReport | undefined): readonly string[] {
  return (report?.findings ?? []).map(({ finding }) => finding)
}

/** `GET /service/tickets` and its like. */
function operationsIn(file: string): readonly string[] {
  const { paths } = parseYaml(readFileSync(file, 'utf8')) as { readonly paths: Readonly<Record<string, object>> }
  const methods = ['get', 'post', 'put', 'patch', 'delete']
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => methods.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
}

test('a finding is explained by its operation and its words', () => {
  const known = [
    { operation: 'GET /a', finding: noSuchOperation, source: 'FACTS 1' },
    { operation: 'GET /b', finding: 'reply.x: integer, the vendor has string', source: 'FACTS 2' },
    { operation: 'GET /c', finding: '?y: the vendor has no such query parameter', source: 'FACTS 3' },
  ]
  const lines = [`GET /a: ${noSuchOperation}`, 'GET /b reply.x: integer, the vendor has string', 'GET /b reply.z: no date-time']
  expect(judgeFindings(lines, known)).toEqual({ unexplained: ['GET /b reply.z: no date-time'], notFound: [known[2]] })
})

test('paths that differ by the name of their parameter are one, and no others', () => {
  const plain = { paths: { '/a/{id}': { get: 1 }, '/a/{id}/b': { get: 2 } } }
  expect(withTwinPathsJoined(plain)).toBe(plain)
  const twins = { info: 'x', paths: { ...plain.paths, '/A/{assetId}': { delete: 3 } } }
  expect(withTwinPathsJoined(twins)).toEqual({ info: 'x', paths: { '/a/{id}': { get: 1, delete: 3 }, '/a/{id}/b': { get: 2 } } })
})

test('the folder of documents may be elsewhere, and may be missing', () => {
  expect(findVendorDocuments({ VENDOR_DOCS: 'no/such/folder' })).toBeNull()
  expect(vendorDocumentOf('packages/connectors/no-such-connector')).toBeNull()
  expect(readDeviations('packages/connectors/no-such-connector')).toEqual([])
})
