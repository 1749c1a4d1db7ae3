import type { Notice, Text } from '@jackfield/core'
import { tokenPlaces } from './token-places.ts'
import type { KaseyaVsaSettings } from './settings.ts'

const day = 86_400_000
/** Days before its end from which a token is spoken of, and from which it is urgent. */
const early = 30
const late = 7

/** The end of the token, as the connection was told it: VSA tells it to nobody. From the beginning of that day in UTC it counts as over. */
export function noticesOf(settings: KaseyaVsaSettings, now: number): readonly Notice[] {
  const { tokenExpiresAt } = settings
  if (tokenExpiresAt === undefined) return []
  const left = Math.ceil((Date.parse(tokenExpiresAt) - now) / day)
  if (left > early) return []
  const field = 'tokenExpiresAt'
  const nextStep = renewal(settings)
  if (left <= 0) return [{ code: 'expired', field, message: expiredMessage(settings, tokenExpiresAt), nextStep }]
  return [{ code: 'expires', field, message: left > late ? ends(settings, left) : endsSoon(settings, left), nextStep }]
}

/** Null while the token is good, or nobody said when it ends. */
export function expiryOf(settings: KaseyaVsaSettings, now: number): Notice | null {
  return noticesOf(settings, now).find(({ code }) => code === 'expired') ?? null
}

function nameOf({ tokenName }: KaseyaVsaSettings): { readonly en: string; readonly de: string } {
  return tokenName === undefined ? { en: '', de: '' } : { en: ` “${tokenName}”`, de: ` „${tokenName}“` }
}

function ends(settings: KaseyaVsaSettings, left: number): Text {
  const name = nameOf(settings)
  return {
    en: `The access token${name.en} of VSA ends on ${settings.tokenExpiresAt}, in ${left} days.`,
    de: `Der Zugriffstoken${name.de} von VSA läuft am ${settings.tokenExpiresAt} ab, in ${left} Tagen.`,
  }
}

function endsSoon(settings: KaseyaVsaSettings, left: number): Text {
  const name = nameOf(settings)
  return {
    en: `The access token${name.en} of VSA ends ${left === 1 ? 'tomorrow' : `in ${left} days`} (${settings.tokenExpiresAt}): after that nothing of this connection works.`,
    de: `Der Zugriffstoken${name.de} von VSA läuft ${left === 1 ? 'morgen' : `in ${left} Tagen`} ab (${settings.tokenExpiresAt}): Danach geht über diese Verbindung nichts mehr.`,
  }
}

function expiredMessage(settings: KaseyaVsaSettings, end: string): Text {
  const name = nameOf(settings)
  return {
    en: `The access token${name.en} of VSA ended on ${end}.`,
    de: `Der Zugriffstoken${name.de} von VSA ist am ${end} abgelaufen.`,
  }
}

function renewal({ generation }: KaseyaVsaSettings): Text {
  const place = tokenPlaces[generation]
  const fields = generation === '9' ? 'accessToken' : 'tokenId, tokenSecret'
  return {
    en: `Make a new one at ${place.en}, and give it to this connection with \`connections update\` (${fields} and tokenExpiresAt).`,
    de: `Unter ${place.de} einen neuen anlegen und mit \`connections update\` eintragen (${fields} und tokenExpiresAt).`,
  }
}
