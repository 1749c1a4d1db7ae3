import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { root } from '../repository/workspace.ts'

/** Where the vendors' own documents and the tool that reads them are. They belong to the vendors and are no part of this repository. */
export interface VendorDocuments {
  readonly folder: string
  /** The program that compares, and checks live traffic. */
  readonly tool: string
}

/** The folder of vendor documents: `VENDOR_DOCS`, else the one beside the checkout. Null where it is not there. */
export function findVendorDocuments(environment: NodeJS.ProcessEnv = process.env): VendorDocuments | null {
  const folder = resolve(root, environment['VENDOR_DOCS'] ?? '../shared/vendors')
  const tool = resolve(folder, '../tools/vendor-spec.mjs')
  return existsSync(folder) && existsSync(tool) ? { folder, tool } : null
}

const named = z.strictObject({
  document: z.string().min(1),
  ignoreCase: z.boolean().default(false),
  onlyIn: z.array(z.strictObject({ operation: z.string().regex(/^[A-Z]+ \//), variant: z.record(z.string(), z.string()) })).default([]),
})

/** Which document a connector is held against. */
export interface VendorDocument {
  /** Below the folder of vendor documents. */
  readonly document: string
  /** The vendor's service takes and sends names in another case than its document writes them. */
  readonly ignoreCase: boolean
  /** Operations that the connector uses only where its sandbox differs from the standard, with the variant that brings them out. */
  readonly onlyIn: readonly { readonly operation: string; readonly variant: Readonly<Record<string, string>> }[]
}

/** The vendor's document of a connector, as `sandbox/vendor-document.json` names it. Null for a vendor that publishes none. */
export function vendorDocumentOf(folder: string): VendorDocument | null {
  const file = `${root}/${folder}/sandbox/vendor-document.json`
  return existsSync(file) ? named.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}
