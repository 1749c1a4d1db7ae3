import { expect, test } from 'vitest'
import { integerTable, seededRandom, textTable } from '../src/index.ts'

test('ids are never given twice, and count on from one given by hand', () => {
  const table = integerTable<{ id: number; name: string }>()
  expect(table.insert({ name: 'a' }).id).toBe(1)
  table.insert({ id: 40, name: 'b' })
  table.delete(40)
  expect(table.insert({ name: 'c' }).id).toBe(41)
  expect(() => table.insert({ id: 41, name: 'd' })).toThrow('is there already')
  expect(table.update(7, { name: 'x' })).toBeUndefined()
  expect(table.find(({ name }) => name === 'c')?.id).toBe(41)
})

test('text ids keep every digit, and a snapshot brings rows and numbering back', () => {
  const table = textTable<{ id: string; name: string }>((count) => `9007199254740993000000000${count}`)
  const first = table.insert({ name: 'a' })
  expect(first.id).toBe('90071992547409930000000001')
  const snapshot = table.snapshot()
  table.update(first.id, { name: 'changed' })
  table.insert({ name: 'b' })
  table.restore(snapshot)
  expect(table.all()).toEqual([{ id: '90071992547409930000000001', name: 'a' }])
  expect(table.insert({ name: 'c' }).id).toBe('90071992547409930000000002')
})

test('a seed gives the same chances again, another seed others', () => {
  const draw = (seed: number | string): number[] => {
    const random = seededRandom(seed)
    return Array.from({ length: 20 }, () => random.integer(1, 6))
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw('demo')).toEqual(draw('demo'))
  expect(draw(7)).not.toEqual(draw(8))
  expect(draw(7).every((value) => value >= 1 && value <= 6)).toBe(true)
})

test('the list of rows is the same one until something changes', () => {
  const table = integerTable<{ id: number; name: string }>()
  const seen = [table.rows()]
  table.insert({ name: 'a' })
  seen.push(table.rows())
  table.update(1, { name: 'b' })
  seen.push(table.rows())
  table.delete(1)
  seen.push(table.rows())
  expect(new Set(seen).size).toBe(4)
  expect(seen[2]).toEqual([{ id: 1, name: 'b' }])
  expect(table.rows()).toBe(seen[3])
})
