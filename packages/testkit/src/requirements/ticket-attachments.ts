import assert from 'node:assert/strict'
import type { FaultKind } from '@jackfield/sandbox'
import { commitRequestOf, dealFault, dealtOf, likeRequest } from '../bench/commit-request.ts'
import { assertBytes, fileContents, fileOf, keptFiles, listedFile, noise, twoTickets } from '../bench/files.ts'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { brief, refusalOf, refusalWith, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { assertUnknownOnce, lostAnswers, underFault } from './write-faults.ts'

const source = 'core, TicketAttachments'
const bytes = `${source}: the bytes of a file, as they were added`
/** What a multipart header, a query or a path breaks on, as far as file systems allow it. */
const awkwardName = 'Bericht für Müller & Söhne; 100% [a] {b} 漢字.final.txt'

export const ticketAttachmentsRequirements: readonly Requirement[] = [
  {
    id: 'ticket-attachments.round-trip',
    area: 'ticketAttachments',
    sentence: 'A file comes back byte for byte, under its name, and with its size where the vendor tells one.',
    source: bytes,
    subjects: () => Object.keys(fileContents),
    check: async (bench, subject) => {
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const content = fileContents[subject]?.() ?? assert.fail(`no content “${subject}”`)
      const added = await files.add(ticketId, fileOf('report.bin', { content }))
      assertShape('addedAttachment', added)
      const kept = keptFiles(bench, ticketId).map(({ fileName, size }) => ({ fileName, size }))
      assert.deepEqual(kept, [{ fileName: 'report.bin', size: content.length }], 'the vendor keeps another file')
      const read = await files.read(ticketId, added.id)
      assertShape('attachmentContent', read)
      assert.equal(read.fileName, 'report.bin')
      assertBytes(read.content, content, 'the file that was read')
      const listed = listedFile(await files.list(ticketId).all(), added.id)
      assert.equal(listed.fileName, 'report.bin')
      assert.ok(listed.size === null || listed.size === content.length, `it is listed with ${listed.size} of ${content.length} bytes`)
    },
  },
  {
    id: 'ticket-attachments.empty-file',
    area: 'ticketAttachments',
    sentence: 'A file of no bytes comes back as one, or is refused with nothing kept.',
    source: bytes,
    check: async (bench) => {
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const outcome = await settle(files.add(ticketId, fileOf('empty.log', { content: new Uint8Array() })))
      if (!outcome.ok) {
        const error = await refusalWith(['INVALID_INPUT', 'REJECTED'], Promise.reject(outcome.error), 'a file of no bytes')
        assert.notEqual(error.outcome, 'unknown', brief(error))
        assert.deepEqual(keptFiles(bench, ticketId), [], 'it is kept all the same')
        return bench.remark('a file of no bytes is refused', 'ticketAttachments.add')
      }
      const { id } = outcome.value as { readonly id: string }
      assert.deepEqual(
        keptFiles(bench, ticketId).map(({ fileName, size }) => [fileName, size]),
        [['empty.log', 0]],
      )
      assert.equal((await files.read(ticketId, id)).content.length, 0)
      const { size } = listedFile(await files.list(ticketId).all(), id)
      assert.ok(size === null || size === 0, `it is listed with ${size} bytes`)
    },
  },
  {
    id: 'ticket-attachments.file-name',
    area: 'ticketAttachments',
    sentence: 'The name of a file arrives as it was given, and is listed and read so.',
    source: `${source}; PITFALLS c28: “&” in a name`,
    check: async (bench) => {
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const { id } = await files.add(ticketId, fileOf(awkwardName))
      assert.deepEqual(
        keptFiles(bench, ticketId).map(({ fileName }) => fileName),
        [awkwardName],
      )
      assert.equal(listedFile(await files.list(ticketId).all(), id).fileName, awkwardName)
      assert.equal((await files.read(ticketId, id)).fileName, awkwardName)
    },
  },
  {
    id: 'ticket-attachments.visibility',
    area: 'ticketAttachments',
    sentence: 'An internal file is for technicians only at the vendor, a public one is not, and neither is listed as the other.',
    source: `${source}: visibility has no default; PITFALLS c31: what was meant as internal was published to clients`,
    subjects: () => ['internal', 'public'],
    check: async (bench, subject) => {
      const visibility = subject === 'internal' ? 'internal' : 'public'
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const { id } = await files.add(ticketId, fileOf('plan.txt', { visibility }))
      assert.deepEqual(
        keptFiles(bench, ticketId).map((file) => file.visibility),
        [visibility],
        'the vendor keeps it otherwise',
      )
      const listed = listedFile(await files.list(ticketId).all(), id).visibility
      assert.ok(listed === visibility || listed === 'unknown', `it is ${visibility} and listed as ${listed}`)
    },
  },
  {
    id: 'ticket-attachments.not-confused',
    area: 'ticketAttachments',
    sentence: 'Files of one name, on one ticket or on several, each keep their own bytes, also when they are added at the same time.',
    source: bytes,
    check: async (bench) => {
      const [first, second] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const wanted = [first, second, first, second].map((ticketId, index) => ({ ticketId, content: noise(2000 + index, index + 1) }))
      const added = await Promise.all(
        wanted.map(async ({ ticketId, content }) => ({
          ticketId,
          content,
          id: (await files.add(ticketId, fileOf('log.txt', { content }))).id,
        })),
      )
      for (const { ticketId, id, content } of added) {
        assertBytes((await files.read(ticketId, id)).content, content, `the file ${id} of ticket ${ticketId}`)
      }
      for (const ticketId of [first, second]) {
        const own = added.filter((file) => file.ticketId === ticketId).map((file) => file.id)
        const listed = (await files.list(ticketId).all()).map((file) => file.id)
        assert.deepEqual(listed.toSorted(), own.toSorted(), `the files of ticket ${ticketId}`)
      }
    },
  },
  {
    id: 'ticket-attachments.list.complete',
    area: 'ticketAttachments',
    sentence: 'All files of a ticket are listed once, in full shape, with small pages too, and none of another ticket.',
    source: 'DESIGN: listings are complete or they say so',
    check: async (bench) => {
      const [ticketId, otherId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      await files.add(otherId, fileOf('of-another-ticket.txt'))
      const ids: string[] = []
      for (let number = 1; number <= 9; number += 1) ids.push((await files.add(ticketId, fileOf(`file-${number}.txt`))).id)
      bench.traffic.pageCap = 4
      const listed = await files.list(ticketId).all()
      assertShapes('ticketAttachment', listed)
      for (const file of listed) assert.equal(file.ticketId, ticketId)
      assert.deepEqual(listed.map((file) => file.id).toSorted(), ids.toSorted())
    },
  },
  {
    id: 'ticket-attachments.list.none',
    area: 'ticketAttachments',
    sentence: 'A ticket without files has an empty list.',
    source,
    check: async (bench) => {
      const [ticketId] = twoTickets(bench)
      assert.deepEqual(await (await bench.capability('ticketAttachments')).list(ticketId).all(), [])
    },
  },
  {
    id: 'ticket-attachments.read.not-found',
    area: 'ticketAttachments',
    sentence: 'A file that is not there ends in NotFoundError.',
    source: 'core, TicketAttachments.read',
    check: async (bench) => {
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const { id } = await files.add(ticketId, fileOf('one.txt'))
      await refusalWith('NOT_FOUND', files.read(ticketId, missingId(id, [id])), 'a file that is not there')
    },
  },
  {
    id: 'ticket-attachments.add.rejected',
    area: 'ticketAttachments',
    sentence: 'A file for a ticket that is not there is refused, kept nowhere, and the error says that nothing happened.',
    source: 'core, Outcome',
    check: async (bench) => {
      const ids = bench.sandbox.tickets().map((ticket) => ticket.id)
      const [ticketId] = twoTickets(bench)
      const before = JSON.stringify(bench.sandbox.tickets())
      const files = await bench.capability('ticketAttachments')
      const error = await refusalOf(files.add(missingId(ticketId, ids), fileOf('lost.txt')), 'a file for a ticket that is not there')
      assert.ok(error.outcome === 'rejected' || error.outcome === 'not-sent', `the outcome is “${error.outcome}”`)
      assert.equal(error.isRetryable, false, 'the refusal is said to be retryable')
      assert.equal(JSON.stringify(bench.sandbox.tickets()), before)
    },
  },
  {
    id: 'ticket-attachments.add.unknown-outcome',
    area: 'ticketAttachments',
    faults: true,
    sentence: 'A file whose answer is lost is sent once, ends with the outcome unknown, and is found by its name and size.',
    source: `${source}: after an unknown outcome list, and compare name and size; no method repeats a write by itself`,
    subjects: () => lostAnswers,
    check: async (bench, subject) => {
      const [ticketId, otherId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const commit = await commitRequestOf(bench, () => files.add(otherId, fileOf('first.txt')))
      const file = fileOf('unanswered.txt')
      // Where the ticket is a part of the address, the request of the second ticket is another one.
      const same = commit.onTicket(otherId, ticketId)
      assertUnknownOnce(await underFault(bench, same, subject as FaultKind, () => files.add(ticketId, file)), 'the file')
      await bench.sandbox.settled()
      const found = (await files.list(ticketId).all()).filter(
        ({ fileName, size }) => fileName === file.fileName && (size === null || size === file.content.length),
      )
      assert.equal(keptFiles(bench, ticketId).length, 1, 'files at the vendor')
      assert.equal(found.length, 1, 'files found by name and size')
    },
  },
  {
    id: 'ticket-attachments.read.passing-fault',
    area: 'ticketAttachments',
    faults: true,
    sentence: 'A read of a file that meets a passing fault is sent again and gives the right bytes.',
    source: 'DESIGN, Errors are data: isRetryable, outcome',
    subjects: () => ['limit', 'error-before', 'dropped-before', 'dropped-after', 'timeout-after', 'slow'],
    check: async (bench, subject) => {
      const kind = subject as FaultKind
      const [ticketId] = twoTickets(bench)
      const files = await bench.capability('ticketAttachments')
      const content = noise(5000)
      const { id } = await files.add(ticketId, fileOf('log.txt', { content }))
      await files.read(ticketId, id)
      const before = bench.traffic.requests.length
      await files.read(ticketId, id)
      const request = bench.traffic.requests.slice(before).find(({ url }) => new URL(url).pathname.split('/').includes(id))
      assert.ok(request, 'no request of a read names the file')
      dealFault(bench, likeRequest(request), kind)
      assertBytes((await files.read(ticketId, id)).content, content, `the file after ${kind}`)
      assert.equal(dealtOf(bench, kind), 1, `${kind} was not met`)
    },
  },
]
