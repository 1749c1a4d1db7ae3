import type { Area, Axis } from './rights.ts'

/**
 * What guards a call. That a token's permissions are switched by area, for reading and writing, is the vendor's (FACTS 2.1, 2.5); which call
 * belongs to which area is inferred from the chapters of its reference, and for webhooks from the negative probe.
 */
export interface Guard {
  readonly method: string
  readonly route: string
  readonly area: Area
  readonly axis: Axis
  readonly certainty: 'vendor' | 'inferred'
  readonly source: string
}

const rows = (area: Area, source: string, ...lines: readonly string[]): readonly Guard[] =>
  lines.map((line) => {
    const [method = '', route = ''] = line.split(' ')
    return { method, route, area, axis: method === 'GET' ? 'read' : 'write', certainty: 'inferred', source }
  })

const chapter = 'chapter of the vendor’s reference of the same name'
const webhooks = '/notifications/webhooks'

/** Every call of VSA X that this sandbox serves stands here once. */
export const guards: readonly Guard[] = [
  ...rows('Environment', chapter, 'GET /environment'),
  ...rows('Devices', chapter, 'GET /devices', 'GET /devices/{id}'),
  ...rows('Assets', 'chapter Device Assets', 'GET /assets', 'GET /assets/{id}'),
  ...rows(
    'Notifications',
    chapter,
    'GET /notifications',
    'GET /notifications/{id}',
    'GET /devices/{id}/notifications',
    'POST /notifications',
    'DELETE /notifications/{id}',
  ),
  ...rows(
    'Webhooks',
    'chapter Notification Webhooks; FACTS 2.5: refused unless wanted',
    `GET ${webhooks}`,
    `GET ${webhooks}/{id}`,
    `POST ${webhooks}`,
    `PUT ${webhooks}/{id}`,
    `DELETE ${webhooks}/{id}`,
    `POST ${webhooks}/{id}/regenerateSecretKey`,
  ),
  ...rows('Organizations', chapter, 'GET /organizations', 'GET /organizations/{id}'),
  ...rows('Sites', chapter, 'GET /sites', 'GET /sites/{id}'),
  ...rows('Groups', chapter, 'GET /groups', 'GET /groups/{id}'),
  ...rows('Scopes', chapter, 'GET /scopes', 'GET /scopes/{id}'),
  ...rows('Automation', 'chapter Automation Scripts', 'GET /automation/scripts'),
  ...rows('Custom Fields', chapter, 'GET /customFields'),
  ...rows('Patch Management', chapter, 'GET /patchmanagement/globalrules'),
]
