/**
 * What the facts leave open, by name; the first value is the standard. A client must get along with every value.
 *
 * - `limitReply`: a call over the thread or the hour limit is a 429, or a 500 that names Itgenatr005. Both were seen.
 * - `retryAfter`: whether a 429 says when. Clients read it, nobody shows one.
 * - `missingRecord`: a get by an id that nothing has: 200 with null, or a 404.
 * - `unknownRoute`: a 404 in the HTML of the web server, or in the JSON of the interface.
 * - `requestErrors`: a bad request is a 500, as always seen, or a 400, as one source says.
 * - `permissionErrors`: a refusal for want of rights is a 500, as always seen, or the 403 that is declared.
 * - `dates`: with a Z at the end or without. Both were seen.
 * - `udfCollection`: the collection of user-defined fields is always there, or left out where no record of the reply has a value.
 * - `readOnlyFields`: a changed read-only field is passed over, or refused.
 * - `accessLevels`: entityInformation tells levels as texts, or as the numbers of the help (0 None, 1 All, 2 Restricted).
 * - `entityName`: entityInformation names the collection, or one of it.
 * - `emptyFilter`: a query without any filter is refused, or finds nothing. The facts say only that it is not everything.
 * - `pagesKept`: of the 50 kept pages, older ones can't be gone back to; or a walk ends after them.
 * - `textCase`: whether texts are compared without regard to case.
 * - `queueNeeded`: a ticket always needs a queue or an assignee, or only where its category says so.
 * - `dueDateTime`: the category computes it, or insists on it.
 * - `noteTitle`: the category of a ticket does without a note's title, or insists on it.
 * - `referenceField`: the tenant keeps the references of integrations in externalID, or in a user-defined field, as the help advises.
 * - `wrongZone`: the address of a zone that the tenant has left answers 401, or with nothing found.
 * - `signature`: over the body as it is sent, or over the body as .NET escapes it.
 * - `deliveryGuid`: `Guid` of a delivery is that of the webhook, or one of its own.
 * - `deliveryNames`: entity and field names of a delivery, in the words of this interface or in those of the older one.
 * - `webhookFieldLabels`: labels of the picklist of fields, in words or as names.
 * - `deactivationBody`: the call to a deactivation address has an envelope, or nothing.
 */
export const variants = {
  limitReply: ['429', 'Itgenatr005'],
  retryAfter: ['absent', 'sent'],
  missingRecord: ['null', '404'],
  unknownRoute: ['html', 'json'],
  requestErrors: ['500', '400'],
  permissionErrors: ['500', '403'],
  dates: ['Z', 'no-zone'],
  udfCollection: ['always', 'with-values'],
  readOnlyFields: ['ignored', 'refused'],
  accessLevels: ['texts', 'numbers'],
  entityName: ['plural', 'singular'],
  emptyFilter: ['refused', 'nothing'],
  pagesKept: ['back', 'all'],
  textCase: ['ignored', 'matters'],
  queueNeeded: ['always', 'by-category'],
  dueDateTime: ['computed', 'required'],
  noteTitle: ['optional', 'required'],
  referenceField: ['externalID', 'user-defined'],
  wrongZone: ['401', 'empty'],
  signature: ['raw', 'escaped'],
  deliveryGuid: ['webhook', 'event'],
  deliveryNames: ['new', 'old'],
  webhookFieldLabels: ['words', 'names'],
  deactivationBody: ['envelope', 'empty'],
} as const

export type VariantName = keyof typeof variants
