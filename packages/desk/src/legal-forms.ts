/**
 * Legal forms by the one spelling that stands for all of them, each as the words that remain of it once case, dots and diacritics are gone
 * and “company” is “co”. `co` alone is none, and none takes it from “Smith & Co Ltd”: there it is a part of the name.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  ltd: ['ltd', 'limited', 'co ltd', 'co limited'],
  'pty ltd': ['pty ltd', 'pty limited', 'proprietary limited', 'proprietary ltd', 'pty'],
  'pte ltd': ['pte ltd', 'pte limited', 'private limited', 'pvt ltd', 'pvt limited'],
  plc: ['plc', 'public limited co'],
  inc: ['inc', 'incorporated', 'co inc'],
  corp: ['corp', 'corporation'],
  llc: ['llc', 'l l c', 'limited liability co', 'co llc'],
  llp: ['llp', 'limited liability partnership'],
  lp: ['lp', 'limited partnership'],
  gmbh: ['gmbh', 'mbh', 'gesellschaft mit beschrankter haftung', 'gesellschaft mit beschraenkter haftung'],
  ggmbh: ['ggmbh'],
  'gmbh and co kg': ['gmbh and co kg', 'gmbh co kg', 'gmbh and cokg', 'gmbh and co kgaa'],
  ag: ['ag', 'aktiengesellschaft'],
  kg: ['kg', 'kommanditgesellschaft'],
  kgaa: ['kgaa'],
  ohg: ['ohg'],
  gbr: ['gbr'],
  ug: ['ug', 'ug haftungsbeschrankt', 'ug haftungsbeschraenkt'],
  ev: ['ev', 'eingetragener verein'],
  eg: ['eg'],
  se: ['se'],
  bv: ['bv', 'besloten vennootschap'],
  nv: ['nv', 'naamloze vennootschap'],
  vof: ['vof'],
  sa: ['sa', 'societe anonyme', 'sociedad anonima'],
  sas: ['sas', 'sasu'],
  sarl: ['sarl', 'sa rl', 'eurl'],
  sl: ['sl', 'slu', 'sociedad limitada'],
  srl: ['srl', 'srls'],
  spa: ['spa'],
  lda: ['lda', 'ltda', 'limitada'],
  oy: ['oy', 'oyj', 'osakeyhtio'],
  ab: ['ab', 'aktiebolag', 'aktiebolaget'],
  as: ['as', 'asa', 'aksjeselskap', 'aktieselskab'],
  aps: ['aps', 'anpartsselskab'],
  'sp z oo': ['sp z oo', 'sp zoo', 'spolka z ograniczona odpowiedzialnoscia'],
  sro: ['sro', 'spol sro', 'spol s ro'],
  kft: ['kft'],
  doo: ['doo'],
  kk: ['kk'],
}

const formOf = new Map(Object.entries(spellings).flatMap(([form, all]) => all.map((spelling) => [spelling, form] as const)))
const longestForm = Math.max(...[...formOf.keys()].map((spelling) => spelling.split(' ').length))

/** A name without the legal form at its end, and that form. A name that is nothing else keeps it. */
export function withoutLegalForm(words: readonly string[]): { readonly stem: readonly string[]; readonly form: string | null } {
  for (let count = Math.min(longestForm, words.length - 1); count > 0; count--) {
    const form = formOf.get(words.slice(-count).join(' '))
    const isTorn = words.at(-count) === 'co' && words.at(-count - 1) === 'and'
    if (form !== undefined && !isTorn) return { stem: words.slice(0, -count), form }
  }
  return { stem: words, form: null }
}
