import { expect, test } from 'vitest'
import * as core from '../src/index.ts'

test('what core gives at run time is this list; its types are pinned in tooling/public-names.json', () => {
  expect(Object.keys(core).sort()).toEqual(
    [
      ...['AlreadyRunningError', 'AuthenticationError', 'BlockedAddressError', 'IdempotencyInProgressError', 'IdempotencyKeyReusedError'],
      ...['IncompleteListingError', 'InvalidInputError', 'JackfieldError', 'NotFoundError'],
      ...['NotTakenError', 'PermissionError', 'RateLimitedError', 'RejectedError', 'TimeoutError', 'UnreachableError'],
      ...['UnreadableReplyError', 'UnsupportedError', 'UnverifiedDeliveryError', 'VendorFaultError', 'VersionConflictError'],
      ...[
        'capabilityStability',
        'compareMarks',
        'connectionSettings',
        'defineConnector',
        'errorCodes',
        'isDeviceLink',
        'isReference',
        'jobOperations',
        'judgeRole',
        'leastRole',
      ],
      ...['listingOf', 'mapListing', 'operations', 'operationsOf', 'priorityLevels', 'rankOf', 'redact', 'redactValue', 'referenceIn'],
      ...[
        'requireCapability',
        'rightsByBaseline',
        'roleFor',
        'secret',
        'secretValues',
        'settingAlternatives',
        'settingFields',
        'textIn',
        'withLesson',
      ],
    ].sort(),
  )
})
