import assert from 'node:assert/strict'
import { operationsOf } from '@jackfield/core'
import type { ConnectionV1, Id, OperationId } from '@jackfield/core'
import type { Bench } from './bench/bench.ts'
import { assertBytes, fileOf, keptFiles } from './bench/files.ts'
import { deviceDraftOn } from './bench/devices.ts'
import { changeOn, companyOf, draftOn, referenceOf } from './bench/ground.ts'
import { layWebhook, received, targetOf, topicOf } from './bench/webhooks.ts'
import { declaredOf } from './requirements/definition.ts'
import { readList } from './requirements/catalog.ts'
import { idsOf } from './requirements/ticket-read.ts'

/** What an operation gave: all that there is, or less in a way that says so. */
export type Yield = 'whole' | 'less'

/**
 * Calls one operation with real data of the demo tenant. `prepare` runs with every right and makes what the operation works on; what it
 * gives back runs with whatever rights the connection then has, and rejects where the operation fails or its answer is wrong.
 */
export type OperationDriver = (bench: Bench) => Promise<(connection: ConnectionV1) => Promise<Yield>>

/** How to exercise each operation of every capability. */
export const operationDrivers: Readonly<Record<OperationId, OperationDriver>> = {
  'connection.check': async () => async (connection) => {
    await connection.check()
    return 'whole'
  },
  'ticketDesk.create': async (bench) => {
    const draft = draftOn(await bench.ground(), { reference: referenceOf(70) })
    return async (connection) => {
      const { id } = await bench.capabilityOf(connection, 'ticketDesk').create(draft)
      assert.equal(bench.sandbox.tickets().find((ticket) => ticket.id === id)?.reference, draft.reference)
      return 'whole'
    }
  },
  'ticketDesk.get': withTicket((bench, id) => async (connection) => {
    assert.equal((await bench.capabilityOf(connection, 'ticketDesk').get(id)).id, id)
    return 'whole'
  }),
  'ticketDesk.list': async (bench) => async (connection) => {
    const listing = bench.capabilityOf(connection, 'ticketDesk').list({})
    return compare(idsOf(await listing.all()), idsOf(bench.sandbox.tickets()), listing.visibleTo)
  },
  'ticketDesk.findByReference': withTicket(async (bench, id) => {
    const desk = await bench.capability('ticketDesk')
    const reference = referenceOf(71)
    const isSetLater = bench.supports('ticketDesk.update.reference')
    const carrier = isSetLater ? id : (await desk.create(draftOn(await bench.ground(), { reference }))).id
    if (isSetLater) await desk.update(id, { reference })
    return async (connection) => {
      const found = await bench.capabilityOf(connection, 'ticketDesk').findByReference(reference, {})
      if (found.length === 0) return 'less'
      assert.deepEqual(idsOf(found), [carrier])
      return 'whole'
    }
  }),
  'ticketDesk.update': withTicket(async (bench, id) => {
    const before = await (await bench.capability('ticketDesk')).get(id)
    const change = changeOn(await bench.ground(), before, bench.supports('ticketDesk.update.title'))
    return async (connection) => {
      const stored = JSON.stringify(bench.sandbox.tickets().find((ticket) => ticket.id === id))
      const { ticket, warnings } = await bench.capabilityOf(connection, 'ticketDesk').update(id, change)
      assert.deepEqual(warnings, [])
      if (change.title !== undefined) assert.equal(ticket.title, change.title)
      if (change.statusId === undefined)
        assert.notEqual(JSON.stringify(bench.sandbox.tickets().find((kept) => kept.id === id)), stored, 'nothing changed at the vendor')
      return 'whole'
    }
  }),
  'ticketDesk.close': withTicket((bench, id) => async (connection) => {
    await bench.capabilityOf(connection, 'ticketDesk').close(id)
    assert.ok(bench.sandbox.tickets().some((ticket) => ticket.id === id && ticket.isClosed))
    return 'whole'
  }),
  'ticketDesk.reopen': withTicket(async (bench, id) => {
    await (await bench.capability('ticketDesk')).close(id)
    return async (connection) => {
      await bench.capabilityOf(connection, 'ticketDesk').reopen(id)
      assert.ok(bench.sandbox.tickets().some((ticket) => ticket.id === id && !ticket.isClosed))
      return 'whole'
    }
  }),
  'ticketDesk.workState': withTicket(async (bench, id) => {
    const { mark } = await (await bench.capability('ticketDesk')).workState(id, null)
    await bench.sandbox.technician.addNote(id, 'I am on it.')
    return async (connection) => {
      const { touched } = await bench.capabilityOf(connection, 'ticketDesk').workState(id, mark)
      assert.notEqual(touched, 'none', 'the work of somebody else went unseen')
      return touched === 'some' ? 'whole' : 'less'
    }
  }),
  'ticketNotes.list': withTicket(async (bench, id) => {
    await bench.sandbox.technician.addNote(id, 'I am on it.')
    const all = idsOf(await (await bench.capability('ticketNotes')).list(id).all())
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'ticketNotes').list(id)
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  }),
  'ticketNotes.addInternal': withTicket((bench, id) => async (connection) => {
    await bench.capabilityOf(connection, 'ticketNotes').addInternal(id, 'For technicians')
    assertNote(bench, id, 'For technicians', 'internal')
    return 'whole'
  }),
  'ticketNotes.addPublic': withTicket((bench, id) => async (connection) => {
    await bench.capabilityOf(connection, 'ticketNotes').addPublic(id, 'For everybody')
    assertNote(bench, id, 'For everybody', 'public')
    return 'whole'
  }),
  'ticketAttachments.list': withTicket(async (bench, id) => {
    const files = await bench.capability('ticketAttachments')
    for (const name of ['one.txt', 'two.txt']) await files.add(id, fileOf(name))
    const all = idsOf(await files.list(id).all())
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'ticketAttachments').list(id)
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  }),
  'ticketAttachments.add': withTicket((bench, id) => async (connection) => {
    await bench.capabilityOf(connection, 'ticketAttachments').add(id, fileOf('added.txt'))
    assert.ok(keptFiles(bench, id).some(({ fileName }) => fileName === 'added.txt'))
    return 'whole'
  }),
  'ticketAttachments.read': withTicket(async (bench, id) => {
    const file = fileOf('read.txt')
    const added = await (await bench.capability('ticketAttachments')).add(id, file)
    return async (connection) => {
      const { content } = await bench.capabilityOf(connection, 'ticketAttachments').read(id, added.id)
      assertBytes(content, file.content, 'the file')
      return 'whole'
    }
  }),
  'webhookReceiver.list': async (bench) => {
    const topic = await topicOf(bench)
    await (await bench.capability('webhookReceiver')).register(targetOf(topic))
    const all = idsOf(await (await bench.capability('webhookReceiver')).list().all())
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'webhookReceiver').list()
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  },
  'webhookReceiver.register': async (bench) => {
    const target = targetOf(await topicOf(bench))
    return async (connection) => {
      const { webhook } = await bench.capabilityOf(connection, 'webhookReceiver').register(target)
      assert.ok(bench.sandbox.webhooks().some(({ id, isActive }) => id === webhook.id && isActive))
      return 'whole'
    }
  },
  'webhookReceiver.repair': async (bench) => {
    const { target, registered } = await layWebhook(bench)
    bench.sandbox.disableWebhook(registered.webhook.id)
    return async (connection) => {
      const { webhook } = await bench.capabilityOf(connection, 'webhookReceiver').repair(registered.webhook.id, target)
      assert.ok(bench.sandbox.webhooks().some(({ id, isActive }) => id === webhook.id && isActive))
      return 'whole'
    }
  },
  'webhookReceiver.remove': async (bench) => {
    const { registered } = await layWebhook(bench)
    return async (connection) => {
      await bench.capabilityOf(connection, 'webhookReceiver').remove(registered.webhook.id)
      assert.ok(!bench.sandbox.webhooks().some(({ id }) => id === registered.webhook.id))
      return 'whole'
    }
  },
  'webhookReceiver.verify': async (bench) => {
    const { deliver, registered } = await layWebhook(bench)
    const delivery = received(deliver())
    return async (connection) => {
      const events = await bench.capabilityOf(connection, 'webhookReceiver').verify(delivery, registered.secret)
      assert.ok(events.length > 0, 'a genuine delivery gave no event')
      return 'whole'
    }
  },
  'companyDirectory.list': async (bench) => {
    const all = idsOf(await (await bench.capability('companyDirectory')).list({}).all())
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'companyDirectory').list({})
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  },
  'companyDirectory.get': async (bench) => {
    const companyId = companyOf(await bench.ground())
    return async (connection) => {
      assert.equal((await bench.capabilityOf(connection, 'companyDirectory').get(companyId)).id, companyId)
      return 'whole'
    }
  },
  'companyDirectory.listContacts': async (bench) => {
    const directory = await bench.capability('companyDirectory')
    let most: { readonly id: Id; readonly contacts: readonly string[] } | null = null
    for (const { id } of await directory.list({}).all()) {
      const contacts = idsOf(await directory.listContacts(id).all())
      if (!most || contacts.length > most.contacts.length) most = { id, contacts }
    }
    const chosen = most ?? bench.skip('the demo tenant has no company')
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'companyDirectory').listContacts(chosen.id)
      return compare(idsOf(await listing.all()), chosen.contacts, listing.visibleTo)
    }
  },
  'catalog.boards': catalogList('boards'),
  'catalog.statuses': catalogList('statuses'),
  'catalog.types': catalogList('types'),
  'catalog.priorities': catalogList('priorities'),
  'catalog.sources': catalogList('sources'),
  'deviceInventory.list': async (bench) => {
    const all = idsOf(bench.sandbox.devices())
    if (all.length === 0) bench.skip('the demo tenant has no device')
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'deviceInventory').list({})
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  },
  'deviceInventory.get': async (bench) => {
    const device = bench.sandbox.devices()[0] ?? bench.skip('the demo tenant has no device')
    return async (connection) => {
      assert.equal((await bench.capabilityOf(connection, 'deviceInventory').get(device.id)).id, device.id)
      return 'whole'
    }
  },
  'deviceRegister.kinds': async (bench) => {
    const all = idsOf(await (await bench.capability('deviceRegister')).kinds())
    return async (connection) => {
      // A list of a whole entity is narrowed as all its rows are, by an API user who sees some of them.
      return compare(idsOf(await bench.capabilityOf(connection, 'deviceRegister').kinds()), all, 'user')
    }
  },
  'deviceRegister.findByLink': async (bench) => {
    const { link, companyId } = await deviceDraftOn(bench, 60)
    const { device } = await (await bench.capability('deviceRegister')).create(await deviceDraftOn(bench, 60))
    return async (connection) => {
      const found = await bench.capabilityOf(connection, 'deviceRegister').findByLink(link, { companyId })
      if (found.length === 0) return 'less'
      assert.deepEqual(idsOf(found), [device.id])
      return 'whole'
    }
  },
  'deviceRegister.create': async (bench) => {
    const draft = await deviceDraftOn(bench, 61)
    return async (connection) => {
      const { device } = await bench.capabilityOf(connection, 'deviceRegister').create(draft)
      assert.equal(bench.sandbox.devices().find(({ id }) => id === device.id)?.name, draft.name)
      return 'whole'
    }
  },
  'deviceRegister.update': async (bench) => {
    const { device } = await (await bench.capability('deviceRegister')).create(await deviceDraftOn(bench, 62))
    return async (connection) => {
      await bench.capabilityOf(connection, 'deviceRegister').update(device.id, { name: 'SRV-RENAMED' })
      assert.equal(bench.sandbox.devices().find(({ id }) => id === device.id)?.name, 'SRV-RENAMED')
      return 'whole'
    }
  },
  'deviceRegister.setActive': async (bench) => {
    const { device } = await (await bench.capability('deviceRegister')).create(await deviceDraftOn(bench, 63))
    return async (connection) => {
      const changed = await bench.capabilityOf(connection, 'deviceRegister').setActive(device.id, false)
      assert.equal(changed.device.isActive, false)
      return 'whole'
    }
  },
  'alertSource.list': async (bench) => {
    bench.sandbox.raiseAlarm({ title: 'Disk is full' })
    const all = idsOf(bench.sandbox.alarms())
    return async (connection) => {
      const listing = bench.capabilityOf(connection, 'alertSource').list({})
      return compare(idsOf(await listing.all()), all, listing.visibleTo)
    }
  },
  'alertSource.get': async (bench) => {
    const id = bench.sandbox.raiseAlarm({ title: 'Disk is full' })
    return async (connection) => {
      assert.equal((await bench.capabilityOf(connection, 'alertSource').get(id)).id, id)
      return 'whole'
    }
  },
  'alertClosing.close': async (bench) => {
    const id = bench.sandbox.raiseAlarm({ title: 'Disk is full' })
    return async (connection) => {
      await bench.capabilityOf(connection, 'alertClosing').close(id, 'Mended.')
      assert.equal(bench.sandbox.alarms().find((alarm) => alarm.id === id)?.isOpen, false)
      return 'whole'
    }
  },
  'alertRemoval.remove': async (bench) => {
    const id = bench.sandbox.raiseAlarm({ title: 'Disk is full' })
    return async (connection) => {
      await bench.capabilityOf(connection, 'alertRemoval').remove(id)
      assert.ok(!bench.sandbox.alarms().some((alarm) => alarm.id === id))
      return 'whole'
    }
  },
  'roleLearner.snapshot': async () => async (connection) => {
    const learner = connection.capabilities.roleLearner
    assert.ok(learner)
    return (await learner.snapshot()).marks.length > 0 ? 'whole' : 'less'
  },
  'roleInspector.inspect': async (bench) => async (connection) => {
    const asked = operationsOf(declaredOf(bench.connector))
    const { findings } = await bench.capabilityOf(connection, 'roleInspector').inspect(asked)
    return findings.some((finding) => finding.verdict === 'held') ? 'whole' : 'less'
  },
}

type Run = Awaited<ReturnType<OperationDriver>>

/** A driver that works on an open ticket that somebody else made: a right to one's own tickets alone must not do. */
function withTicket(lay: (bench: Bench, id: Id) => Run | Promise<Run>): OperationDriver {
  return async (bench) => {
    const ticket = bench.sandbox.tickets().find((candidate) => !candidate.isClosed)
    return await lay(bench, ticket?.id ?? bench.skip('the demo tenant has no open ticket'))
  }
}

function catalogList(name: string): OperationDriver {
  return async (bench) => {
    const boardId = (await bench.ground()).boardId ?? ''
    const all = idsOf(await readList(await bench.capability('catalog'), name, boardId))
    return async (connection) => {
      assert.deepEqual(idsOf(await readList(bench.capabilityOf(connection, 'catalog'), name, boardId)), all)
      return 'whole'
    }
  }
}

/** Fewer rows than there are pass as less only where the listing says that it shows what the user may see. */
function compare(found: readonly string[], all: readonly string[], visibleTo: 'everyone' | 'user'): Yield {
  if (found.length === all.length) {
    assert.deepEqual(found, all)
    return 'whole'
  }
  assert.equal(visibleTo, 'user', `${found.length} of ${all.length} records came, and the listing says that it shows all`)
  assert.ok(
    found.every((id) => all.includes(id)),
    'records came that are not there',
  )
  return 'less'
}

function assertNote(bench: Bench, ticketId: Id, text: string, visibility: 'internal' | 'public'): void {
  const notes = bench.sandbox.tickets().find((ticket) => ticket.id === ticketId)?.notes ?? []
  assert.equal(notes.find((note) => note.text === text)?.visibility, visibility)
}
