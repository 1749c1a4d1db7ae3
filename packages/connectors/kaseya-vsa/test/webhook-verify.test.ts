import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { deliveryVerifier } from '../src/vsax/capabilities/webhook-verify.ts'

const secret = 'a1'.repeat(32)
const body = new TextEncoder().encode(
  '{"Id":2750,"Title":"Down","Message":"Down.","DateTime":"2026-11-25T10:00:00Z","Priority":"Critical","DeviceIdentifier":"a-b","OrganizationId":"7"}',
)
const signed = (key: Buffer | string, of: Uint8Array = body): string => createHmac('sha256', key).update(of).digest('base64')
const delivery = (signature: string | null, content: Uint8Array<ArrayBuffer> = body) => ({
  target: '/in/x',
  headers: { get: (name: string) => (name.toLowerCase() === 'x-hmac-signature' ? signature : null) },
  body: content,
})

test('a delivery that is signed with the key in either form is believed, and the first settles which', async () => {
  for (const [right, other] of [
    [secret, Buffer.from(secret, 'hex')],
    [Buffer.from(secret, 'hex'), secret],
  ] as const) {
    const verify = deliveryVerifier()
    const [event] = await verify(delivery(signed(right)), secret)
    expect(event).toMatchObject({ trust: 'signed', kind: 'changed', topic: 'alarms', id: '2750' })
    await expect(verify(delivery(signed(other)), secret)).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
    await expect(verify(delivery(signed(right)), secret)).resolves.toHaveLength(1)
  }
})

test.each([
  ['none', delivery(null)],
  ['an empty one', delivery('')],
  ['that of another body', delivery(signed(secret, new Uint8Array([1])))],
  ['that of another key', delivery(signed('b2'.repeat(32)))],
  ['one in other letters', delivery(signed(secret).toUpperCase())],
])('%s as signature is refused', async (_, given) => {
  await expect(deliveryVerifier()(given, secret)).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
})

test('without its key, and where the content is something else, nothing is believed', async () => {
  await expect(deliveryVerifier()(delivery(signed('')), null)).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
  await expect(deliveryVerifier()(delivery(signed('')), '')).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
  const other = new TextEncoder().encode('{"hello":"canary-1"}')
  const error = await deliveryVerifier()(delivery(signed(secret, other), other), secret).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
  expect(JSON.stringify(error)).not.toContain('canary')
})
