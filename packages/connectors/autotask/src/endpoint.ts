/**
 * The object that a request counts on where the vendor limits calls at the same time. A child counts on its own object, whatever its parent
 * (`/Tickets/7/Notes` on TicketNotes), and a description on the object described (fact sheet section 4).
 */
export function endpointOf(path: string): string {
  const [entity = '', id, child] = path.replace(/^.*\/V1\.0\//i, '').split('/')
  return id !== undefined && child !== undefined && /^\d+$/.test(id) ? `${singular(entity)}${child}` : entity
}

function singular(entity: string): string {
  return entity.replace(/ies$/, 'y').replace(/s$/, '')
}
