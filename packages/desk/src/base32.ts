const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  const spare = (5 - ((bytes.length * 8) % 5)) % 5
  bits <<= BigInt(spare)
  const length = (bytes.length * 8 + spare) / 5
  let text = ''
  for (let at = length - 1; at >= 0; at--) text += alphabet[Number((bits >> BigInt(at * 5)) & 31n)]
  return text
}
