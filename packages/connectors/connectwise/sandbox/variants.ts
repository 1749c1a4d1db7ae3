/**
 * What the facts leave open, by name; the first value is the standard. A client must get along with every value.
 *
 * - `badLogin`: the code of a 401. Both forms are handled by clients, the pair of status and body was never captured.
 * - `missingClientId`: two sources, two statuses.
 * - `mySecurity`: whether an API member with a narrow role may read its own rights.
 * - `closedTickets`: whether reading closed tickets needs Close Service Tickets, Inquire.
 * - `pageSizeOver`: a pageSize above 1000 counts as 1000, or is refused.
 * - `emptyNoteFlags`: a note without any of the three flags is refused, or goes to the discussion.
 * - `permissionCheck`: which comes first for a write, the check of rights or that of the body.
 * - `infoIsCloud`: `IsCloud` of the company info, as text or as a boolean.
 * - `rateLimitBody`: the interface's own 429, or that of the network in front of it.
 * - `hosting`: a cloud tenant has a codebase of its release beside `v4_6_release/`, a self-hosted one only that.
 */
export const variants = {
  badLogin: ['UserNotAuthenticated', 'Unauthorized'],
  missingClientId: ['401', '400'],
  mySecurity: ['open', 'refused'],
  closedTickets: ['inquire-free', 'needs-close-inquire'],
  pageSizeOver: ['clamp', '400'],
  emptyNoteFlags: ['refused', 'discussion'],
  permissionCheck: ['before-validation', 'after-validation'],
  infoIsCloud: ['text', 'boolean'],
  rateLimitBody: ['json', 'html'],
  hosting: ['cloud', 'self-hosted'],
} as const

export type VariantName = keyof typeof variants
