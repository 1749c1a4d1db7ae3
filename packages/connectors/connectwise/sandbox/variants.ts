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
 * - `forwardOnlyEnd`: whether the empty link that ends forward-only paging comes with the last rows, or with the empty page after them.
 * - `customFieldsPatch`: custom fields that a PATCH leaves out keep their values, or are cleared; or a PATCH must have them.
 * - `callbackKey`: whether the key of a delivery's signature is served to anybody or to who logs in.
 * - `callbackKeyType`: the media type of that key's reply.
 * - `callbackAction`: how the action is joined to a callback's address, or that it is not.
 * - `callbackList`: an integration sees the callbacks that it made, or those of others too (there is one then).
 * - `callbackRemoval`: whether a deleted callback still counts as a duplicate for three seconds.
 * - `requiredQuestions`: a configuration that does not answer the required questions of its type is taken all the same, or refused.
 * - `doubleIdentifier`: a second configuration with one device identifier is taken, or refused.
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
  forwardOnlyEnd: ['last-page', 'empty-page'],
  customFieldsPatch: ['kept', 'cleared', 'required'],
  callbackKey: ['open', 'needs-login'],
  callbackKeyType: ['json', 'text'],
  callbackAction: ['ampersand', 'question-mark', 'absent'],
  callbackList: ['own', 'everyone'],
  callbackRemoval: ['at-once', 'lingering'],
  requiredQuestions: ['taken', 'refused'],
  doubleIdentifier: ['taken', 'refused'],
} as const

export type VariantName = keyof typeof variants
