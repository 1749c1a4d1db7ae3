import { expect, test } from 'vitest'
import * as kit from '../src/index.ts'

test('the public names are these and no others', () => {
  expect(Object.keys(kit).sort()).toEqual([
    'createTransport',
    'createVendorClient',
    'isPublicAddress',
    'jsonInteger',
    'listByKey',
    'listByPage',
    'memoryQuota',
    'parseJson',
    'parseReply',
    'readAfterWrite',
    'redactingLogger',
    'systemClock',
  ])
})
