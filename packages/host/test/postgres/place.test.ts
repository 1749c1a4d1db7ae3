import { chmod, chown, mkdir, readdir, rmdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makePlace, placeOf, possiblePlaces, tidyRootPlace } from '../../src/postgres/place.ts'
import { serverUser } from '../../src/postgres/server-user.ts'
import { clusterFolder, isRoot } from './folder.ts'

describe('where the database of a home lies', () => {
  it('is in the home for an ordinary user', async () => {
    const home = await clusterFolder()
    const dir = join(home, 'postgres')
    expect(await placeOf(home, null)).toEqual({ dir, copies: dir, isTemporary: false })
    await makePlace(dir, null)
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
  })

  describe.runIf(isRoot)('under root', () => {
    it('is outside, where the server can go: found again, another for another home, the same by a link', async () => {
      const user = (await serverUser())!
      const base = await clusterFolder()
      const places = { lasting: join(base, 'lib'), temporary: join(base, 'tmp') }
      const [home, other] = [join(base, 'home'), join(base, 'other')]
      for (const path of [home, other]) await mkdir(path, { mode: 0o700 })
      await symlink(home, join(base, 'link'))
      const place = await placeOf(home, user, places)
      expect(place).toMatchObject({ copies: places.lasting, isTemporary: false })
      expect(place.dir).toMatch(new RegExp(`^${places.lasting}/[0-9a-f]{16}$`))
      const mask = process.umask(0o077)
      await makePlace(place.dir, user)
      process.umask(mask)
      expect((await stat(place.dir)).mode & 0o777).toBe(0o755)
      expect(await placeOf(home, user, places)).toEqual(place)
      expect(await placeOf(join(base, 'link'), user, places)).toEqual(place)
      expect((await placeOf(other, user, places)).dir).not.toBe(place.dir)
      expect(await possiblePlaces(home, user, places)).toContain(place.dir)
    })

    it('is below the temp folder where nothing better can be made, and stays there', async () => {
      const user = (await serverUser())!
      const base = await clusterFolder()
      await writeFile(join(base, 'file'), '')
      const temporary = join(base, 'tmp')
      await mkdir(temporary)
      await chmod(temporary, 0o755)
      const place = await placeOf(base, user, { lasting: join(base, 'file', 'lib'), temporary })
      expect(place).toEqual({ dir: place.dir, copies: place.dir, isTemporary: true })
      expect(place.dir).toMatch(new RegExp(`^${temporary}/jackfield-[0-9a-f]{16}$`))
      await makePlace(place.dir, user)
      expect(await placeOf(base, user, { lasting: join(base, 'lib'), temporary })).toEqual(place)
    })

    it('is never a folder that somebody else made', async () => {
      const user = (await serverUser())!
      const base = await clusterFolder()
      const trap = join(base, 'trap')
      await mkdir(trap)
      await chown(trap, user.uid, user.gid)
      await expect(makePlace(trap, user)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      const open = join(base, 'open')
      await mkdir(open)
      await chmod(open, 0o777)
      await expect(makePlace(open, user)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await symlink(base, join(base, 'link'))
      await expect(makePlace(join(base, 'link'), user)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })

    it('is not invented anew for the home of an ordinary user', async () => {
      const home = await clusterFolder()
      await mkdir(join(home, 'postgres'))
      await expect(placeOf(home, await serverUser())).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        nextStep: expect.stringContaining('as that user') as string,
      })
    })

    it('is tidied when the last cluster has gone, not before', async () => {
      const base = await clusterFolder()
      const places = { lasting: join(base, 'lib'), temporary: base }
      await mkdir(join(places.lasting, 'binaries-18'), { recursive: true })
      await mkdir(join(places.lasting, '0123456789abcdef'))
      await tidyRootPlace(places)
      expect((await readdir(places.lasting)).length).toBe(2)
      await rmdir(join(places.lasting, '0123456789abcdef'))
      await tidyRootPlace(places)
      expect(await readdir(base)).not.toContain('lib')
    })
  })
})
