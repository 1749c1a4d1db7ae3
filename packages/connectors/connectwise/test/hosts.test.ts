import { expect, test } from 'vitest'
import { apiHost, apiOrigin } from '../src/hosts.ts'

test.each([
  ['na.myconnectwise.net', 'https://api-na.myconnectwise.net'],
  ['  NA.MyConnectWise.net ', 'https://api-na.myconnectwise.net'],
  ['https://eu.myconnectwise.net', 'https://api-eu.myconnectwise.net'],
  ['https://au.myconnectwise.net/', 'https://api-au.myconnectwise.net'],
  ['https://aus.myconnectwise.net/v2025_1/ConnectWise.aspx?locale=en_US#x', 'https://api-aus.myconnectwise.net'],
  ['https://za.myconnectwise.net/v4_6_release/', 'https://api-za.myconnectwise.net'],
  ['https://na.myconnectwise.net/login', 'https://api-na.myconnectwise.net'],
  ['staging.connectwisedev.com', 'https://api-staging.connectwisedev.com'],
])('the web interface of the cloud %j is served by %s', (pasted, origin) => {
  expect(apiOrigin(pasted)).toBe(origin)
})

test.each([
  ['api-na.myconnectwise.net', 'https://api-na.myconnectwise.net'],
  ['sandbox-na.myconnectwise.net', 'https://sandbox-na.myconnectwise.net'],
  ['psa.example.com', 'https://psa.example.com'],
  ['psa.example.com:8443', 'https://psa.example.com:8443'],
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ['https://na.myconnectwise.net.example.com', 'https://na.myconnectwise.net.example.com'],
  ['https://[::1]:4010/', 'https://[::1]:4010'],
])('%j stays as it is', (pasted, origin) => {
  expect(apiOrigin(pasted)).toBe(origin)
})

test.each([
  ['', 'is empty'],
  ['   ', 'is empty'],
  ['na myconnectwise.net', 'space'],
  ['ftp://na.myconnectwise.net', 'no web address'],
  ['https://', 'no address'],
  ['https://key:secret@na.myconnectwise.net', 'user name or password'],
  ['https://portal.example.com/connectwise', 'the path “/connectwise”'],
  ['psa.example.com/v2025_1x', 'the path'],
])('%j is refused: %s', (pasted, words) => {
  expect(apiOrigin(pasted)).toMatchObject({ problem: expect.stringContaining(words) as string })
})

test('a problem never repeats a password', () => {
  expect(JSON.stringify(apiOrigin('https://key:geheim@na.myconnectwise.net'))).not.toContain('geheim')
})

test('only a bare region of the cloud gets the prefix', () => {
  expect(apiHost('api-na.myconnectwise.net')).toBe('api-na.myconnectwise.net')
  expect(apiHost('myconnectwise.net')).toBe('myconnectwise.net')
  expect(apiHost('na.myconnectwise.com')).toBe('na.myconnectwise.com')
})
