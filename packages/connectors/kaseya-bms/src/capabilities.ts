import type { DeclaredCapabilities } from '@jackfield/core'

const api = 'the vendor’s OpenAPI document of API v2'

const silentDeactivation = {
  reason: {
    en: 'BMS tells nobody that a webhook stopped: the list of webhooks shows it.',
    de: 'BMS sagt niemandem, dass ein Webhook aufgehört hat: Die Liste der Webhooks zeigt es.',
  },
  source: `${api}: a webhook has one address; vendor’s help, “Webhook integration”`,
}

const noHostName = {
  reason: {
    en: 'BMS takes the name of a computer and never tells it.',
    de: 'BMS nimmt den Namen eines Computers an und nennt ihn nie.',
  },
  source: `${api}: ComputerName is in HardwareAssetInputDto alone`,
}

const oneAddress = {
  reason: {
    en: 'A hardware asset has room for one MAC address; the first is taken.',
    de: 'Ein Hardware-Asset hat Platz für eine MAC-Adresse; die erste wird genommen.',
  },
  source: `${api}: HardwareAssetInputDto.MacAddress, a text`,
}

const notInList = {
  reason: {
    en: 'The list does not tell it; the asset’s own record does.',
    de: 'Die Liste nennt es nicht; der Datensatz des Assets nennt es.',
  },
  source: `${api}: HardwareAssetsListSearchSelectOutputDto has no such member`,
}

/** How far the connector goes, for every tenant. */
export const capabilities: DeclaredCapabilities = {
  ticketDesk: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'ticket.url',
        reason: {
          en: 'No published address opens a ticket in the browser.',
          de: 'Es gibt keine veröffentlichte Adresse, die ein Ticket im Browser öffnet.',
        },
        source: 'no vendor text found',
      },
    ],
  },
  ticketNotes: { level: 'full' },
  ticketAttachments: {
    level: 'partial',
    unsupportedFields: [
      {
        field: 'attachment.size',
        reason: { en: 'BMS does not tell the size of a file.', de: 'BMS nennt die Größe einer Datei nicht.' },
        source: `${api}: AttachmentOutputDto has no such member`,
      },
      {
        field: 'attachment.visibility',
        reason: {
          en: 'Who can see a note can see its files; of a file on no note BMS does not tell who can see it.',
          de: 'Wer eine Notiz sieht, sieht ihre Dateien; von einer Datei ohne Notiz sagt BMS nicht, wer sie sieht.',
        },
        source: `${api}: AttachmentOutputDto has no such member`,
      },
    ],
  },
  companyDirectory: { level: 'full' },
  catalog: { level: 'full' },
  webhookReceiver: {
    level: 'partial',
    unsupportedFields: [
      { field: 'webhookReceiver.register.deactivationUrl', ...silentDeactivation },
      { field: 'webhookReceiver.repair.deactivationUrl', ...silentDeactivation },
    ],
  },
  deviceInventory: {
    level: 'partial',
    unsupportedFields: [
      { field: 'device.hostName', ...noHostName },
      { field: 'deviceInventory.list.macAddresses', ...notInList },
      { field: 'deviceInventory.list.operatingSystem', ...notInList },
      { field: 'deviceInventory.list.lastSeenAt', ...notInList },
      { field: 'deviceInventory.list.link', ...notInList },
    ],
  },
  deviceRegister: {
    level: 'partial',
    unsupportedFields: [
      { field: 'deviceRegister.create.hostName', ...noHostName },
      { field: 'deviceRegister.update.hostName', ...noHostName },
      { field: 'deviceRegister.create.macAddresses', ...oneAddress },
      { field: 'deviceRegister.update.macAddresses', ...oneAddress },
    ],
  },
  roleInspector: { level: 'full' },
  roleLearner: { level: 'full' },
}
