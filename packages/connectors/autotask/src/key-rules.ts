import type { Notice } from '@jackfield/core'
import type { AutotaskSettings } from './settings.ts'

const forbidden = /[@():;[\]|\\"]/

/**
 * The vendor's rules for a key of one's own choice (set-up page of MSP360, “Create Autotask API User”). They concern the part before the domain:
 * generated keys look like `15characters@domain`. That a key is unlike all others, those of inactive resources too, only Autotask can tell.
 */
export function keyNotices({ userName }: AutotaskSettings): readonly Notice[] {
  const at = userName.lastIndexOf('@')
  const key = at < 0 ? userName : userName.slice(0, at)
  const notices: Notice[] = []
  if (!/\p{L}/u.test(key) || !/\p{N}/u.test(key)) {
    notices.push(
      broken('must contain letters and numbers', 'muss Buchstaben und Ziffern enthalten', {
        en: `“${key}” has only one kind.`,
        de: `„${key}“ hat nur eine Art davon.`,
      }),
    )
  }
  const character = forbidden.exec(key)?.[0]
  if (character !== undefined) {
    notices.push(
      broken('may not contain @ ( ) ; : [ ] | \\ or "', 'darf keines der Zeichen @ ( ) ; : [ ] | \\ " enthalten', {
        en: `“${key}” holds ${character} before its domain.`,
        de: `„${key}“ enthält ${character} vor der Domäne.`,
      }),
    )
  }
  return notices
}

function broken(rule: string, regel: string, found: { readonly en: string; readonly de: string }): Notice {
  return {
    code: 'rule',
    field: 'userName',
    message: {
      en: `Autotask’s rule that a key ${rule} is broken: ${found.en}`,
      de: `Autotasks Regel, ein Schlüssel ${regel}, ist verletzt: ${found.de}`,
    },
    nextStep: {
      en: 'Compare it with Username (Key) of the API user, or press Generate Key there: Admin > Account Settings & Users > Resources/Users (HR) > Resources/Users > (API user) > Edit.',
      de: 'Mit Username (Key) des API-Benutzers vergleichen oder dort Generate Key drücken: Admin > Account Settings & Users > Resources/Users (HR) > Resources/Users > (API-Benutzer) > Edit.',
    },
  }
}
