import { z } from '@hono/zod-openapi'
import { id, line, timestamp } from './parts.ts'

/** A customer of the MSP, as the vendor has it. */
export const company = z
  .object({
    id: z.string(),
    name: z.string(),
    identifier: z.string().nullable(),
    active: z.boolean().nullable(),
    domain: z.string().nullable(),
  })
  .openapi('Company')

/** Which of the vendor's companies a source's customer is. */
export const companyLink = z
  .object({
    key: z.string(),
    companyId: z.string(),
    companyName: z.string(),
    version: z.int().openapi({ description: 'Rises with each change; the ETag.' }),
    updatedAt: timestamp,
  })
  .openapi('CompanyLink')

/** What alerts call a customer, in their source's own words. */
export const companyKey = line(512)

export const givenCompany = z
  .strictObject({ companyId: id.openapi({ description: 'The vendor is asked for it, and for its name.' }) })
  .openapi('GivenCompany')

export const unmappedCompany = z
  .object({
    key: z.string(),
    alerts: z.int(),
    lastAt: timestamp,
    title: z.string().openapi({ description: 'Of its latest alert.' }),
  })
  .openapi('UnmappedCompany')

const match = {
  companyId: z.string(),
  companyName: z.string(),
  confidence: z.number().openapi({ description: 'From 0 to 1. From 0.9 on nobody has to look.' }),
  reason: z.enum(['exact-id', 'exact', 'normalised', 'domain']),
  sentence: z.string(),
}

/** Every unmapped key is in one of the three lists. */
export const companySuggestions = z
  .object({
    suggestions: z.array(z.object({ key: z.string(), ...match })),
    ambiguous: z.array(z.object({ key: z.string(), candidates: z.array(z.object(match)), sentence: z.string() })),
    unmatched: z.array(z.object({ key: z.string(), sentence: z.string() })),
  })
  .openapi('CompanySuggestions')
