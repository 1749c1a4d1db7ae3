/** The secret of every webhook that checks register begins with this: it must stand in no error and no log line. */
export const webhookSecret = 'whsec-4b1d0e6c9a7f2358'
