import { AuthenticationError, PermissionError } from '@jackfield/core'
import type { JackfieldError } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { grantPlaces, inWords } from './role.ts'
import { refusalWords, said, sessionRefused } from './vendor-error.ts'
import type { ErrorBase, VendorErrorBody } from './vendor-error.ts'

const check = 'connection.check'

/**
 * Why a log-in was refused, as far as the vendor lets it be told: only “Tenant can't be empty” is known to the letter, so the rest goes by
 * words. Everything that a person can mend has its own message.
 */
export function logInOf(reply: ErrorReply, vendor: VendorErrorBody, base: ErrorBase): JackfieldError {
  const words = [vendor.message, ...vendor.subErrors].join(' ')
  const refused = (message: string, nextStep: string): AuthenticationError =>
    new AuthenticationError({ ...base, message: `${message}${said(vendor)}`, nextStep })
  if (/\bmfa\b|multi.?factor|two.?factor|\b2fa\b|one.?time|authenticator|verification code|\botp\b/i.test(words)) {
    return refused(
      'This user logs in with a second factor, so Jackfield can’t use it: nobody is there to type the code',
      'Make a user of the type API-Employee in BMS (HR > Employees), which normally has no second factor, and give its name and password.',
    )
  }
  if (isAboutFirstLogIn(words)) {
    return refused(
      'This user has not set its password yet',
      'Open the mail that BMS sent to the user’s address and set a password by its link, or press “Reset and Send Instructions” for a new one; then give that password.',
    )
  }
  if (isAboutApiAccess(reply, vendor, words)) {
    const needed = grantPlaces(check)
    return new PermissionError({
      ...base,
      needed,
      message: `The user may not use the API${said(vendor)}`,
      nextStep: `Grant in BMS: ${inWords(needed)}. If it is granted, check \`tenant\`, \`userName\` and \`password\`.`,
    })
  }
  if (/tenant|company name/i.test(words)) {
    return refused(
      'Kaseya BMS does not accept the tenant',
      'Check `tenant`: the value of “Company” under My Settings, and that `server` is its region.',
    )
  }
  if (/lock(?:ed|out)|disabled|inactive|suspended/i.test(words)) {
    return refused('Kaseya BMS has this user locked or inactive', 'Unlock or activate the user in BMS (HR > Employees).')
  }
  return refused(
    'Kaseya BMS does not accept the log-in',
    'Check `tenant` (“Company” under My Settings), `userName`, `password`, and that `server` is the region of this tenant. A new API user must first set its password by the mailed link; “Reset and Send Instructions” mails another.',
  )
}

/** A log-in carries no session, so one that is refused as a session is, or in words of refusal, is not about the password. */
function isAboutApiAccess(reply: ErrorReply, vendor: VendorErrorBody, words: string): boolean {
  if (reply.status === 403 || vendor.code === sessionRefused || refusalWords.test(words)) return true
  return /\bapi\b.*(?:access|enabled|denied|right)|(?:access|right).*\bapi\b/i.test(words)
}

function isAboutFirstLogIn(words: string): boolean {
  if (/invit|activat|first (?:log.?in|time)|set (?:up )?(?:a|your|the) password|password (?:has )?(?:not|never) (?:been )?set/i.test(words))
    return true
  return /(?:must|need|required?|please).*(?:change|reset|create|set).*password|password.*(?:expired|must be (?:changed|set|reset)|reset required)/i.test(
    words,
  )
}
