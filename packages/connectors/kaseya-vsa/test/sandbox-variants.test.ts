import { expect, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'

test('the generation comes first, and each other variant is of one', () => {
  const names = Object.keys(sandbox.variants)
  expect(names[0]).toBe('generation')
  expect(sandbox.variants['generation']).toEqual(['9', 'X'])
  expect(Object.keys(sandbox.variantNeeds).toSorted()).toEqual(names.slice(1).toSorted())
  for (const [name, needs] of Object.entries(sandbox.variantNeeds)) {
    expect(Object.keys(needs), name).toEqual(['generation'])
    expect(sandbox.variants['generation'], name).toContain(needs['generation'])
  }
})

test('each value of each variant starts, with settings of its generation', async () => {
  for (const [name, values] of Object.entries(sandbox.variants)) {
    for (const value of values) {
      const running = await sandbox.start({ variants: { ...sandbox.variantNeeds[name], [name]: value } })
      expect(running.settings['server'], `${name} ${value}`).toBe(running.url)
      expect(running.settings['generation'], `${name} ${value}`).toBe(
        name === 'generation' ? value : sandbox.variantNeeds[name]?.['generation'],
      )
      await running.stop()
    }
  }
})

test('the address of the settings is the public one', async () => {
  const running = await sandbox.start({ publicUrl: 'http://127.0.0.1:9/' })
  expect(running.settings['server']).toBe('http://127.0.0.1:9')
  await running.stop()
})

test('a seed or a variant that is not there is refused', async () => {
  await expect(sandbox.start({ seed: 'huge' })).rejects.toThrow('kaseya-vsa has no seed “huge”')
  await expect(sandbox.start({ variants: { generation: '8' } })).rejects.toThrow('Variant generation has no value “8”')
})
