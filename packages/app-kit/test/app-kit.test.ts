import 'reflect-metadata'
import { container } from 'tsyringe'
import { describe, expect, test } from 'vitest'
import { bind, bindValue, closing, get, opening, operationsFor, token } from '../src/index.ts'

describe('operationsFor', () => {
  test('cuts jobs to what is there and refuses an operation that is not', () => {
    expect(operationsFor('notes', ['ticketDesk'], 'x')).toEqual(['connection.check'])
    expect(operationsFor('ticketDesk.create, connection.check', ['ticketDesk'], 'x')).toEqual(['ticketDesk.create', 'connection.check'])
    expect(() => operationsFor('ticketNotes.list', ['ticketDesk'], 'x')).toThrow('x has no ticketNotes.list')
    expect(() => operationsFor('everything', ['ticketDesk'], 'x')).toThrow('“everything” is no job')
    expect(() => operationsFor('toString', ['ticketDesk'], 'x')).toThrow('is no job')
  })
})

describe('opening and closing', () => {
  test('opens once, tries a failure anew, closes in reverse and reports a failure after all', async () => {
    let times = 0
    const open = opening(async () => {
      times += 1
      if (times === 1) throw new Error('not yet')
      return times
    })
    await expect(open()).rejects.toThrow('not yet')
    expect(await Promise.all([open(), open()])).toEqual([2, 2])
    const closed: string[] = []
    const all = closing()
    all.add(async () => void closed.push('first'))
    all.add(() => Promise.reject(new Error('stuck')))
    all.add(async () => void closed.push('last'))
    await expect(all.closeAll()).rejects.toThrow('stuck')
    expect(closed).toEqual(['last', 'first'])
  })
})

describe('tokens', () => {
  test('are made once, when first asked for, and again in a child that binds anew', () => {
    const name = token<string>('name')
    const greeting = token<{ readonly text: string }>('greeting')
    const root = container.createChildContainer()
    let made = 0
    bindValue(root, name, 'root')
    bind(root, greeting, (asked) => ({ text: `${get(asked, name)} ${++made}` }))
    expect(made).toBe(0)
    expect(get(root, greeting)).toBe(get(root, greeting))
    const child = root.createChildContainer()
    bindValue(child, name, 'child')
    bind(child, greeting, (asked) => ({ text: `${get(asked, name)} ${++made}` }))
    expect([get(child, greeting).text, get(root, greeting).text]).toEqual(['child 2', 'root 1'])
  })

  test('of one name are two', () => {
    const [left, right] = [token<string>('same'), token<string>('same')]
    const root = container.createChildContainer()
    bindValue(root, left, 'left')
    expect(get(root, left)).toBe('left')
    expect(() => get(root, right)).toThrow()
  })
})
