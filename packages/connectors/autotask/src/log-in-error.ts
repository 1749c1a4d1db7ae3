import { AuthenticationError } from '@jackfield/core'
import type { JackfieldErrorOptions } from '@jackfield/core'

const userScreen = 'Admin > Account Settings & Users > Resources/Users (HR) > Resources/Users > (API user) > Edit'

/** What can be behind a 401 that says nothing, likeliest first. The zone is none of it: it was looked up again before this is said. */
const candidates = [
  '`secret` is wrong or was changed (generate a new one)',
  '`integrationCode` is not the API tracking identifier that is chosen on the user',
  'the user is locked after failed log-ins (clear Locked)',
  'the user is inactive (set Active)',
  'its licence is not API User (system), or its key was changed',
  'it was made less than five minutes ago (wait)',
].join('; ')

/** Words by which a reply may tell one cause from the others. As a rule there are none: Autotask answers every failed log-in with an empty 401. */
const tellingWords: readonly (readonly [pattern: RegExp, message: string, nextStep: string])[] = [
  [
    /zone information could not be determined/i,
    'Autotask knows no zone for this user name.',
    `Check \`userName\`: it is Username (Key) with its domain, not the e-mail address. It stands in ${userScreen}.`,
  ],
  [/\block(?:ed)?\b/i, 'The API user is locked after failed log-ins.', `Clear Locked in ${userScreen}, then correct what was wrong.`],
  [/\binactive\b|not active/i, 'The API user is inactive.', `Set Active in ${userScreen}.`],
  [
    /integration ?code|tracking identifier/i,
    'Autotask does not accept the API tracking identifier.',
    `Check \`integrationCode\` against API Tracking Identifier in ${userScreen}.`,
  ],
  [/\bzone\b/i, 'Autotask says that this is the wrong zone.', 'Check `zoneLookup`; leave it out for Autotask’s own address.'],
]

/** A log-in that was not accepted, in the words of its cause where the reply tells it, else with all that it can be. */
export function logInError(base: Omit<JackfieldErrorOptions, 'message' | 'nextStep'>, text: string): AuthenticationError {
  const told = tellingWords.find(([pattern]) => pattern.test(text))
  if (told) return new AuthenticationError({ ...base, message: told[1], nextStep: told[2] })
  return new AuthenticationError({
    ...base,
    message: 'Autotask does not accept the log-in of the API user, and does not say why. The user is known in its zone.',
    nextStep: `It is one of these: ${candidates}. All of it is in ${userScreen}. Do not try often: failed log-ins lock the user.`,
  })
}

/** A log-in that is held back, so that it does not lock the user. */
export function heldBack(seconds: number): AuthenticationError {
  return new AuthenticationError({
    message: 'The log-in was refused a moment ago, and is not tried again at once: failed log-ins lock the API user.',
    nextStep: `Correct the log-in; the next try is in ${seconds} seconds. It was one of these: ${candidates}. All of it is in ${userScreen}.`,
  })
}
