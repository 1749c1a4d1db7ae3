/**
 * What the facts leave open, by name; the first value is the standard. A client must get along with every value.
 *
 * - `refusal`: how a missing right is told (FACTS 12).
 * - `ids`: ids as numbers, as the document has them, or as texts.
 * - `casing`: names on the wire; camelCase was seen, PascalCase is what the document has (FACTS 3).
 * - `acronyms`: `slaId` by .NET's rules, or `sLAId` with the first letter alone in lower case (FACTS 3).
 * - `failure`: what is wrong with a body, or is not there: in a 200 with `success: false`, or with a status of its own (FACTS 12).
 * - `overLimit`: the status of a call over the limit (FACTS 5).
 * - `times`: times in the tenant's zone without saying so; in UTC without saying so; or in UTC with a Z (FACTS 3).
 * - `queueOrAssignee`: whether a new ticket must have one of the two (FACTS 6.2).
 * - `emptyReplies`: calls that declare no body answer without, or with an envelope (FACTS 3).
 * - `summaries`: one account or contact comes bare, or in the envelope (FACTS 3).
 * - `permissionCheck`: which comes first, the check of rights or that of the body and of what it is about (FACTS 13).
 * - `textFilter`: texts of a search of hardware assets, Title and Details of one of tickets hold the text, are the text, or are not looked at (not in the facts).
 * - `lookupGuard`: whether look-ups below `system/` need a right (FACTS 13).
 * - `userInfoGuard`: whether the own rights are open to everybody who is logged in (FACTS 13).
 * - `userAccessRights`: whether userinfo lists rows without any right too.
 * - `apiAccess`: a user without Has API Access is refused at its log-in, or at each call.
 * - `badLogin`: how a wrong password is told (FACTS 12 has the missing tenant only).
 * - `clientCredentials`: whether the tenant asks for ClientId and ClientSecret as well (FACTS 2.1).
 * - `pageSizeOver`: a page of more than 100 rows is cut, or refused (FACTS 4).
 * - `lookupTables`: whether the tables of ticket types, sources, note types and asset categories have the names that one would guess (FACTS 7).
 * - `assetLeftOut`: members of a hardware asset that are left out or null are empty, IsActive off; or a PUT keeps what was there, and a
 *   new one is active (not in the facts).
 * - `assetsUnasked`: whether a search of hardware assets without IsActive has the inactive ones too (not in the facts).
 * - `webhookPayload`: what a delivery says (FACTS 11).
 * - `webhookSignature`: what stands in `Signature` (FACTS 11).
 */
export const variants = {
  refusal: ['403', '401', 'success-false'],
  ids: ['number', 'text'],
  casing: ['camel', 'pascal'],
  acronyms: ['dotnet', 'first-letter'],
  failure: ['success-false', 'status'],
  overLimit: ['429', '503'],
  times: ['tenant-zone', 'utc', 'with-zone'],
  queueOrAssignee: ['required', 'optional'],
  emptyReplies: ['empty', 'envelope'],
  summaries: ['bare', 'envelope'],
  permissionCheck: ['before-validation', 'after-validation'],
  textFilter: ['contains', 'equals', 'ignored'],
  lookupGuard: ['admin-service-desk', 'open'],
  userInfoGuard: ['open', 'admin-security'],
  userAccessRights: ['held', 'all'],
  apiAccess: ['at-login', 'at-calls'],
  badLogin: ['400', '401', 'success-false'],
  clientCredentials: ['none', 'required'],
  pageSizeOver: ['cut', 'refused'],
  lookupTables: ['unpublished', 'guessable'],
  assetLeftOut: ['empties', 'keeps'],
  assetsUnasked: ['all', 'active'],
  webhookPayload: ['ticket', 'ids', 'form'],
  webhookSignature: ['hmac-sha256-hex', 'hmac-sha1-base64', 'secret'],
} as const

export type VariantName = keyof typeof variants
