import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { verifyDelivery } from '../src/capabilities/webhook-verify.ts'
import { escapedBody } from '../src/mapping/signature.ts'

const secret = 'a secret of ours'
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))
const sign = (text: string): string => `sha1=${createHmac('sha1', secret).update(text, 'utf8').digest('base64')}`

const delivery = (text: string, signature: string | null) => ({
  target: '/in/1',
  headers: { get: (name: string) => (name.toLowerCase() === 'x-hook-signature' ? signature : null) },
  body: bytes(text),
})

const update = JSON.stringify({
  Action: 'Update',
  Guid: 'g',
  EntityType: 'Ticket',
  Id: 123,
  Fields: { Title: 'A & B <c> "q" \'x\' `y` 1+1 Müller 😀' },
})

describe('a signed delivery', () => {
  test('is believed where its bytes are signed', () => {
    expect(verifyDelivery(delivery(update, sign(update)), secret)).toEqual([
      { trust: 'signed', kind: 'changed', topic: 'tickets', id: '123', raw: JSON.parse(update) },
    ])
  })

  test('is believed where the escaped form of its texts is signed', () => {
    const escaped = escapedBody(bytes(update)) ?? ''
    expect(escaped).toContain(
      String.raw`A \u0026 B \u003Cc\u003E \u0022q\u0022 \u0027x\u0027 \u0060y\u0060 1\u002B1 M\u00FCller \uD83D\uDE00`,
    )
    expect(JSON.parse(escaped)).toEqual(JSON.parse(update))
    expect(verifyDelivery(delivery(update, sign(escaped)), secret)).toHaveLength(1)
  })

  test.each([
    ['another body', update.replace('123', '124'), sign(update), secret],
    ['the body written again', JSON.stringify(JSON.parse(update), null, 1), sign(update), secret],
    ['another secret', update, sign(update), 'b secret of ours'],
    ['no secret to judge it by', update, sign(update), null],
    ['a signature of another form', update, sign(update).replace('sha1=', 'SHA1='), secret],
    ['a signature without its name', update, sign(update).slice(5), secret],
    ['no signature', update, null, secret],
    ['an empty signature', update, '', secret],
    ['bytes that are no JSON', 'hello', null, secret],
  ])('is refused with %s', (_name, text, signature, known) => {
    expect(() => verifyDelivery(delivery(text, signature), known)).toThrow(expect.objectContaining({ code: 'UNVERIFIED_DELIVERY' }))
  })

  test.each([
    ['Create', 'TicketNote', 'changed', 'notes'],
    ['Update', 'Account', 'changed', 'companies'],
    ['Delete', 'InstalledProduct', 'deleted', 'devices'],
    ['Update', 'Contact', 'changed', null],
    ['Merged', 'Tickets', 'other', 'tickets'],
  ])('of %s %s tells kind and topic, by old names of entities too', (Action, EntityType, kind, topic) => {
    const text = JSON.stringify({ Action, EntityType, Id: 7 })
    expect(verifyDelivery(delivery(text, sign(text)), secret)).toMatchObject([{ trust: 'signed', kind, topic, id: '7' }])
  })
})

describe('the call at a deactivation', () => {
  test.each([
    ['as an envelope', JSON.stringify({ Action: 'Deactivated', EntityType: 'Ticket', Guid: 'g' })],
    ['with nothing', ''],
    ['with something else', '{"webhook":"g"}'],
  ])('is unsigned and never more than a hint (%s)', (_name, text) => {
    expect(verifyDelivery(delivery(text, null), secret)).toMatchObject([{ trust: 'hint', kind: 'deactivated', id: null }])
  })

  test('stays a hint where it is signed', () => {
    const text = JSON.stringify({ Action: 'Deactivated', EntityType: 'Ticket', Id: 9 })
    expect(verifyDelivery(delivery(text, sign(text)), secret)).toMatchObject([
      { trust: 'hint', kind: 'deactivated', topic: 'tickets', id: null },
    ])
  })
})
