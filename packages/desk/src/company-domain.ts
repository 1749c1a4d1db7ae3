/** Where anybody has a mailbox or a page: it says nothing of whose it is. */
const shared: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'hotmail.co.uk', 'live.com', 'msn.com', 'yahoo.com', 'yahoo.co.uk'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.com', 'web.de', 't-online.de', 'mail.com'],
  ...['proton.me', 'protonmail.com', 'zoho.com', 'orange.fr', 'free.fr', 'btinternet.com', 'comcast.net', 'verizon.net', 'att.net'],
  ...['facebook.com', 'instagram.com', 'linkedin.com', 'twitter.com', 'x.com', 'youtube.com', 'google.com', 'sites.google.com'],
  ...['wordpress.com', 'wixsite.com', 'squarespace.com', 'weebly.com', 'godaddysites.com', 'github.io', 'business.site'],
  ...['microsoft.com', 'onmicrosoft.com', 'sharepoint.com', 'amazonaws.com', 'azurewebsites.net', 'cloudapp.net', 'windows.net'],
  ...['example.com', 'example.org', 'example.net', 'localhost.localdomain'],
])
/** What no company owns: names of local networks, and the upper levels under which names are sold. */
const nobodys =
  /(?:^|\.)(?:local|localdomain|lan|internal|intern|home|corp|test|invalid|localhost|arpa)$|^(?:co|com|org|net|ac|gov|edu|ltd|plc|gen|nom)\.[a-z]{2}$/

/**
 * The domain in a host name, an e-mail address or a web address, in lower case, without `www.`, in its ASCII form. Null where there is none
 * that could belong to one company.
 */
export function domainIn(text: string): string | null {
  const bare = text.trim().toLowerCase()
  if (bare === '' || bare.length > 300 || /\s/.test(bare)) return null
  const host = /^[a-z][a-z\d+.-]*:\/\//.test(bare) ? bare : `http://${bare.slice(bare.lastIndexOf('@') + 1)}`
  const name = URL.parse(host)
    ?.hostname.replace(/^www\./, '')
    .replace(/\.$/, '')
  if (!name || !/^(?:[a-z\d_](?:[a-z\d_-]*[a-z\d])?\.)+(?:[a-z]{2,}|xn--[a-z\d-]+)$/.test(name)) return null
  return shared.has(name) || nobodys.test(name) ? null : name
}

/** A domain and all above it, the longest first: `dc1.lab.contoso.com`, `lab.contoso.com`, `contoso.com`. */
export function domainsAbove(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}
