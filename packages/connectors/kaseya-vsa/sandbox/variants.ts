/**
 * What the facts leave open, by name; the first value is the standard. A client must get along with every value.
 *
 * - `generation`: VSA 9 or VSA X.
 *
 * VSA 9 (part 1 of the facts):
 * - `logIn`: by access token, with the hash scheme refused as on SaaS, or by the hash scheme (1.2).
 * - `badLogin`: whether a 401 has an envelope (1.2).
 * - `sessionLife`: whether a session's half hour starts anew with each call (1.2).
 * - `sessionEnd`: a session lasts as long as stated, or ten minutes less (1.2).
 * - `serverZone`: the server's own time, in which dates without a zone are (1.3).
 * - `dateForm`: dates without a zone, or with one (1.3: mostly without).
 * - `trailingSlash`: a path with a slash at its end is served, or moved to the one without (1.12).
 * - `idForm`: ids as JSON numbers of up to 26 digits, or as strings (1.3).
 * - `refusals`: a failure on the HTTP status, or inside a 200 (1.3).
 * - `writeReply`: what a write without a record of its own answers (1.3).
 * - `bigIdFilter`: whether an id beyond 15 digits with `M` can be filtered by (1.4).
 * - `onlineState`: an agent is off or on, or a third number tells of a user who is idle (1.5).
 * - `alarmRow`: members of an alarm, as REST clients name them or as the SOAP service did; an alarm without a ticket says 0 or nothing (1.7).
 * - `currentUser`: whether the caller reads itself whatever its role (1.11).
 * - `permissionCheck`: which comes first for a write, the check of rights or the look-up of the record (1.11).
 * - `environment`: whether `/environment` tells the version; its members are in no public source (1.8).
 * - `serviceDesk`: whether module 18 is installed (1.9).
 * - `createReply`: what creating a ticket answers (1.9, unknown).
 * - `description`: where the text given at creation is read: nowhere, in the single ticket, or as the first note (1.9, unknown).
 * - `singleTicket`: whether reading one ticket ends in 500 for some of them (1.9).
 * - `noteForm`: members of a note that is read (1.9, only those of one that is written are known).
 *
 * VSA X (part 2):
 * - `rateLimit`: none, or 3,600 calls an hour as one client has it (2.2).
 * - `pageSizeOver`: a `$top` above 100 counts as 100, or is refused (2.2).
 * - `notificationTime`: `DateTime` in the list as seconds of the epoch or as ISO text (2.3).
 * - `hmacKey`: the secret key as text, or the bytes that its hex digits stand for (2.4).
 * - `webhookRetries`: a delivery that was not taken comes again, or never (2.4).
 */
export const variants = {
  generation: ['9', 'X'],
  logIn: ['token', 'hash'],
  badLogin: ['envelope', 'empty'],
  sessionLife: ['fixed', 'sliding'],
  sessionEnd: ['as-stated', 'early'],
  serverZone: ['utc', 'two-hours-east'],
  dateForm: ['without-zone', 'with-zone'],
  trailingSlash: ['served', 'moved'],
  idForm: ['number', 'string'],
  refusals: ['http-status', 'inside-200'],
  writeReply: ['no-content', 'empty', 'true'],
  bigIdFilter: ['works', 'refused'],
  onlineState: ['off-on', 'off-on-idle'],
  alarmRow: ['rest', 'soap'],
  currentUser: ['open', 'needs-user-settings'],
  permissionCheck: ['before-lookup', 'after-lookup'],
  environment: ['version', 'without-version'],
  serviceDesk: ['installed', 'absent'],
  createReply: ['id', 'ticket', 'true', 'empty'],
  description: ['nowhere', 'in-single', 'first-note'],
  singleTicket: ['works', 'fails-for-some'],
  noteForm: ['as-written', 'ticket-note'],
  rateLimit: ['none', 'hourly'],
  pageSizeOver: ['clamp', 'refused'],
  notificationTime: ['epoch', 'iso'],
  hmacKey: ['text', 'hex'],
  webhookRetries: ['none', 'three'],
} as const

export type VariantName = keyof typeof variants

const ofX: readonly VariantName[] = ['rateLimit', 'pageSizeOver', 'notificationTime', 'hmacKey', 'webhookRetries']

/** Each variant but the first shows in one generation alone. */
export const variantNeeds: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.keys(variants)
    .filter((name) => name !== 'generation')
    .map((name) => [name, { generation: ofX.some((known) => known === name) ? 'X' : '9' }]),
)
